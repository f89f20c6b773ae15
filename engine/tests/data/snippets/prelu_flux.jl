using Flux

X = [1.0 2.0; 3.0 4.0]
W = [0.5 1.0; 1.5 2.0]
b = [0.1, 0.2]

# Flux has no PReLU; this is its formula.
function activation(x; alpha=0.25)
    x > 0 ? x : alpha * x
end

println(activation.(X * W .+ b'))

# As a layer: Dense takes samples as columns, and W transposed.
dense = Dense(permutedims(W), b, activation)
println(permutedims(dense(permutedims(X))))

# Learnable: α is trained with the weights.
struct PReLU{T}
    alpha::T
end
Flux.@layer PReLU
function (layer::PReLU)(xs)
    alpha = only(layer.alpha)
    map(x -> x > 0 ? x : alpha * x, xs)
end

model = Chain(Dense(permutedims(W), b), PReLU([0.25]))
println(permutedims(model(permutedims(X))))
