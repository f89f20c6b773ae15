import torch
import torch.nn.functional as F
from torch import nn

torch.set_default_dtype(torch.float64)  # prints all digits; the default is float32

X = torch.tensor([[1.0, 2.0], [3.0, 4.0]])
W = torch.tensor([[0.5, 1.0], [1.5, 2.0]])
b = torch.tensor([0.1, 0.2])


def activation(x):
    return F.leaky_relu(x, negative_slope=0.01)


print(activation(X @ W + b).tolist())

# As layers; nn.Linear keeps W transposed.
linear = nn.Linear(2, 2)
with torch.no_grad():
    linear.weight.copy_(W.T)
    linear.bias.copy_(b)
model = nn.Sequential(linear, nn.LeakyReLU(negative_slope=0.01))
print(model(X).tolist())
