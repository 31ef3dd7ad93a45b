# What DJL lacks, or does in several calls. TorchScript as its archives hold it: types everywhere,
# operators of ATen as torch.name(...). Shapes are (B, C, T): batch, channels, time.

def mul(self, x: Tensor, factor: float) -> Tensor:
  return torch.mul(x, factor)

def div(self, x: Tensor, divisor: float) -> Tensor:
  return torch.div(x, divisor)

def pow(self, x: Tensor, exponent: float) -> Tensor:
  return torch.pow(x, exponent)

def addcmul(self, x: Tensor, a: Tensor, b: Tensor) -> Tensor:
  return torch.addcmul(x, a, b)

# In place, for what is computed without gradients.
def leaky_relu_over(self, x: Tensor, slope: float) -> Tensor:
  return torch.leaky_relu_(x, slope)

def add_over(self, x: Tensor, other: Tensor) -> Tensor:
  return torch.add_(x, other)

def div_over(self, x: Tensor, divisor: float) -> Tensor:
  return torch.div_(x, divisor)

def conv_transpose1d(self, x: Tensor, weight: Tensor, stride: int, padding: int, output_padding: int, groups: int, dilation: int, bias: Optional[Tensor]=None) -> Tensor:
  return torch.conv_transpose1d(x, weight, bias, [stride], [padding], [output_padding], groups, [dilation])

# w = g * v / |v|, the norm over all dimensions but one. Salimans & Kingma 2016.
def weight_norm(self, v: Tensor, g: Tensor, dimension: int) -> Tensor:
  return torch._weight_norm(v, g, dimension)

# w / sigma, sigma = u . W v with W the slices of w as rows. The vectors are copied, since a later
# power iteration changes them in place while the gradient still needs these. Miyato et al. 2018.
def spectral_norm(self, w: Tensor, u: Tensor, v: Tensor) -> Tensor:
  sigma = torch.dot(torch.clone(u), torch.mv(torch.flatten(w, 1), torch.clone(v)))
  return torch.div(w, sigma)

def power_iteration(self, w: Tensor, u: Tensor, v: Tensor) -> Tensor:
  matrix = torch.flatten(w, 1)
  left = torch.mv(torch.t(matrix), u)
  torch.copy_(v, torch.div(left, torch.clamp_min(torch.norm(left), 1e-12)))
  right = torch.mv(matrix, v)
  return torch.copy_(u, torch.div(right, torch.clamp_min(torch.norm(right), 1e-12)))

# Layer norm over channels of (B, C, T).
def channel_norm(self, x: Tensor, gamma: Tensor, beta: Tensor, eps: float) -> Tensor:
  return torch.transpose(torch.layer_norm(torch.transpose(x, 1, -1), [int(torch.size(gamma, 0))], gamma, beta, eps), 1, -1)

# Norm over time and a group of channels of (B, C, T).
def group_norm(self, x: Tensor, groups: int, weight: Tensor, bias: Tensor, eps: float) -> Tensor:
  return torch.group_norm(x, groups, weight, bias, eps)

def embedding(self, symbols: Tensor, weight: Tensor, padding: int) -> Tensor:
  return torch.embedding(weight, symbols, padding)

def cross_entropy(self, logits: Tensor, targets: Tensor, ignored: int) -> Tensor:
  return torch.cross_entropy_loss(logits, targets, None, 2, ignored)

def reflection_pad1d(self, x: Tensor, padding: List[int]) -> Tensor:
  return torch.reflection_pad1d(x, padding)

def gated_tanh(self, x: Tensor) -> Tensor:
  a, b, = torch.chunk(x, 2, 1)
  return torch.tanh(a) * torch.sigmoid(b)

def gru(self, x: Tensor, state: Tensor, parameters: List[Tensor], training: bool) -> Tensor:
  y, last, = torch.gru(x, state, parameters, True, 1, 0., training, False, True)
  return y

def elu(self, x: Tensor) -> Tensor:
  return torch.elu(x)

def lstm(self, x: Tensor, hidden: Tensor, cells: Tensor, parameters: List[Tensor], layers: int, bidirectional: bool, training: bool) -> List[Tensor]:
  y, h, c, = torch.lstm(x, [hidden, cells], parameters, True, layers, 0., training, bidirectional, True)
  return [y, h, c]

# (B, T, heads * d) to (B, heads, T, d).
def split_heads(self, x: Tensor, heads: int) -> Tensor:
  b, t = torch.size(x, 0), torch.size(x, 1)
  return torch.transpose(torch.view(x, [b, t, heads, torch.size(x, 2) // heads]), 1, 2)

# Scaled dot-product attention of (B, T, D) over (B, S, D). Vaswani et al. 2017, equation 1.
def attention(self, q: Tensor, k: Tensor, v: Tensor, heads: int) -> Tensor:
  out = torch.scaled_dot_product_attention(self.split_heads(q, heads), self.split_heads(k, heads), self.split_heads(v, heads))
  return torch.reshape(torch.transpose(out, 1, 2), torch.size(q))
