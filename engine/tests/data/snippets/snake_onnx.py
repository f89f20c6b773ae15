import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper


def constant(name, value):
    return numpy_helper.from_array(np.array(value, dtype=np.float32), name)


# ONNX has no Snake; this is its formula.
nodes = [
    helper.make_node("MatMul", ["X", "W"], ["XW"]),
    helper.make_node("Add", ["XW", "b"], ["z"]),
    helper.make_node("Mul", ["a", "z"], ["t0"]),
    helper.make_node("Sin", ["t0"], ["t1"]),
    helper.make_node("Pow", ["t1", "2"], ["t2"]),
    helper.make_node("Div", ["t2", "a"], ["t3"]),
    helper.make_node("Add", ["z", "t3"], ["y"]),
]
constants = [
    constant("W", [[0.5, 1.0], [1.5, 2.0]]),
    constant("b", [0.1, 0.2]),
    constant("a", 1.0),
    constant("2", 2),
]
X = helper.make_tensor_value_info("X", TensorProto.FLOAT, ["rows", 2])
y = helper.make_tensor_value_info("y", TensorProto.FLOAT, ["rows", 2])
graph = helper.make_graph(nodes, "layer", [X], [y], constants)
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 22)], ir_version=10)
onnx.checker.check_model(model, full_check=True)

session = onnxruntime.InferenceSession(model.SerializeToString())
(result,) = session.run(None, {"X": np.array([[1.0, 2.0], [3.0, 4.0]], dtype=np.float32)})
print(np.round(result.astype(float), 6).tolist())  # computed in float32
