// cargo add burn --no-default-features --features std,flex
use burn::module::{Module, Param};
use burn::nn::Linear;
use burn::tensor::{Device, FloatDType, Tensor};

// Burn has no Swish; this is its formula.
fn activation(x: Tensor<2>, beta: f64) -> Tensor<2> {
    x.clone() * burn::tensor::activation::sigmoid(beta * x.clone())
}

// Learnable: β is trained with the weights.
#[derive(Module, Debug)]
struct Swish {
    beta: Param<Tensor<1>>,
}

impl Swish {
    fn forward(&self, x: Tensor<2>) -> Tensor<2> {
        let beta = self.beta.val().unsqueeze::<2>();
        x.clone() * burn::tensor::activation::sigmoid(beta.clone() * x.clone())
    }
}

fn print(y: Tensor<2>) {
    let [_, units] = y.dims();
    let values = y.into_data().try_to_vec::<f64>().unwrap();
    println!("{:?}", values.chunks(units).collect::<Vec<_>>());
}

fn main() {
    let mut device = Device::flex();
    device.configure(FloatDType::F64).unwrap(); // prints all digits; the default is f32
    let x = Tensor::<2>::from_data([[1.0, 2.0], [3.0, 4.0]], &device);
    let w = Tensor::<2>::from_data([[0.5, 1.0], [1.5, 2.0]], &device);
    let b = Tensor::<1>::from_data([0.1, 0.2], &device);

    print(activation(x.clone().matmul(w.clone()) + b.clone().unsqueeze(), 1.0));

    // With a module.
    let linear = Linear { weight: Param::from_tensor(w), bias: Some(Param::from_tensor(b)) };
    print(activation(linear.forward(x.clone()), 1.0));

    let learned = Swish { beta: Param::from_tensor(Tensor::from_data([1.0], &device)) };
    print(learned.forward(linear.forward(x)));
}
