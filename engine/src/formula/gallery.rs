//! Functions of papers that the list of activations does not have, as visitors type them.

/// A function of a paper.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Example {
    /// Its name in the paper.
    pub name: &'static str,
    /// The formula.
    pub text: &'static str,
    /// The values of its parameters, in the order in which they appear in the text.
    pub params: &'static [f64],
    /// Authors, year and title of the paper.
    pub origin: &'static str,
}

const fn example(
    name: &'static str,
    text: &'static str,
    params: &'static [f64],
    origin: &'static str,
) -> Example {
    Example { name, text, params, origin }
}

/// Twenty functions of papers.
pub static GALLERY: &[Example] = &[
    example(
        "ACON-C",
        "(a - b)*x*sigmoid(beta*(a - b)*x) + b*x",
        &[1.2, -0.8, 1.0],
        "Ma, Zhang, Liu & Sun 2021, Activate or not: learning customized activation",
    ),
    example(
        "ELiSH",
        "{ x >= 0: x*sigmoid(x); else: (exp(x) - 1)*sigmoid(x) }",
        &[],
        "Basirat & Roth 2018, The quest for the golden activation function",
    ),
    example(
        "E-Swish",
        "beta*x*sigmoid(x)",
        &[1.5],
        "Alcaide 2018, E-swish: adjusting activations to different network depths",
    ),
    example(
        "GCU",
        "x*cos(x)",
        &[],
        "Noel, Arunkumar, Trivedi & Dutta 2021, Growing cosine unit: a novel oscillatory activation function that can \
         speedup training and reduce parameters in convolutional neural networks",
    ),
    example(
        "ISRLU",
        "{ x >= 0: x; else: x/sqrt(1 + alpha*x^2) }",
        &[1.0],
        "Carlile, Delamarter, Kinney, Marti & Whitney 2017, Improving deep learning by inverse square root linear \
         units (ISRLUs)",
    ),
    example(
        "LiSHT",
        "x*tanh(x)",
        &[],
        "Roy, Manna, Dubey & Chaudhuri 2019, LiSHT: non-parametric linearly scaled hyperbolic tangent activation \
         function for neural networks",
    ),
    example(
        "Logish",
        "x*log(1 + sigmoid(x))",
        &[],
        "Zhu, Zeng, Liu, Wang & Hao 2021, Logish: a new nonlinear nonmonotonic activation function for convolutional \
         neural network",
    ),
    example(
        "PELU",
        "{ x >= 0: a/b*x; else: a*(exp(x/b) - 1) }",
        &[1.5, 2.0],
        "Trottier, Giguère & Chaib-draa 2017, Parametric exponential linear unit for deep convolutional neural networks",
    ),
    example(
        "Phish",
        "x*tanh(gelu(x))",
        &[],
        "Naveen 2022, Phish: a novel hyper-optimizable activation function",
    ),
    example(
        "Rational",
        "(1.1915*x^3 + 1.5957*x^2 + 0.5*x + 0.0218)/(2.383*x^2 + 1)",
        &[],
        "Boullé, Nakatsukasa & Townsend 2020, Rational neural networks",
    ),
    example(
        "Serf",
        "x*erf(log(1 + exp(x)))",
        &[],
        "Nag & Bhattacharyya 2021, SERF: towards better training of deep neural networks using log-softplus error \
         activation function",
    ),
    example(
        "Sinc",
        "sin(omega*x)/(omega*x)",
        &[1.0],
        "Saratchandran, Ramasinghe, Shevchenko, Long & Lucey 2024, A sampling theory perspective on activations for \
         implicit neural representations",
    ),
    example(
        "SinLU",
        "(x + a*sin(b*x))*sigmoid(x)",
        &[1.0, 1.0],
        "Paul, Bandyopadhyay, Yasin & others 2022, SinLU: sinu-sigmoidal linear unit",
    ),
    example(
        "Smish",
        "x*tanh(log(1 + sigmoid(x)))",
        &[],
        "Wang, Ren & Wang 2022, Smish: a novel activation function for deep learning methods",
    ),
    example(
        "Soft exponential",
        "{ a < 0: -log(1 - a*(x + a))/a; a > 0: (exp(a*x) - 1)/a + a; else: x }",
        &[0.5],
        "Godfrey & Gashler 2015, A continuum among logarithmic, linear, and exponential functions, and its potential \
         to improve generalization in neural networks",
    ),
    example(
        "SQNL",
        "{ x < -2: -1; x < 0: x + x^2/4; x <= 2: x - x^2/4; else: 1 }",
        &[],
        "Wuraola & Patel 2018, SQNL: a new computationally efficient activation function",
    ),
    example(
        "StarReLU",
        "0.8944*relu(x)^2 - 0.4472",
        &[],
        "Yu, Si, Zhou, Luo, Zhou, Feng, Yan & Wang 2022, MetaFormer baselines for vision",
    ),
    example(
        "TanhExp",
        "x*tanh(exp(x))",
        &[],
        "Liu & Di 2020, TanhExp: a smooth activation function with high convergence speed for lightweight neural \
         networks",
    ),
    example(
        "TeLU",
        "x*tanh(e^x)",
        &[],
        "Fernandez & Mali 2024, TeLU activation function for fast and stable deep learning",
    ),
    example(
        "xIELU",
        "{ x > 0: a*x^2 + beta*x; else: b*(exp(x) - 1) - b*x + beta*x }",
        &[0.8, 0.5, 0.8],
        "Huang & Schlag 2024, Deriving activation functions using integration",
    ),
];
