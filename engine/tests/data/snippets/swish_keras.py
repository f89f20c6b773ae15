import keras
from keras import ops

keras.config.set_floatx("float64")  # prints all digits; the default is float32

X = ops.array([[1.0, 2.0], [3.0, 4.0]], dtype="float64")
W = ops.array([[0.5, 1.0], [1.5, 2.0]], dtype="float64")
b = ops.array([0.1, 0.2], dtype="float64")


def activation(x):
    return keras.activations.swish(x)


print(ops.convert_to_numpy(activation(ops.matmul(X, W) + b)).tolist())

# As layers.
dense = keras.layers.Dense(2)
model = keras.Sequential([keras.Input((2,)), dense, keras.layers.Activation(activation)])
dense.set_weights([ops.convert_to_numpy(W), ops.convert_to_numpy(b)])
print(ops.convert_to_numpy(model(X)).tolist())


# Learnable: β is trained with the weights.
class Swish(keras.layers.Layer):
    def __init__(self, beta):
        super().__init__()
        self.beta = self.add_weight(shape=(), initializer=keras.initializers.Constant(beta))

    def call(self, x):
        return x * ops.sigmoid(self.beta * x)


model = keras.Sequential([keras.Input((2,)), dense, Swish(1.0)])
print(ops.convert_to_numpy(model(X)).tolist())
