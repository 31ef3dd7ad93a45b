# W + scale B A. Hu et al. 2021.
def updated(self, weight: Tensor, a: Tensor, b: Tensor, scale: float) -> Tensor:
  return torch.add(weight, torch.mul(torch.matmul(b, a), scale))

# Types are numbered as in ATen: 1 int8, 5 float16, 6 float32.
def halved(self, weight: Tensor) -> Tensor:
  return torch.to(weight, 5)

def widened(self, weight: Tensor) -> Tensor:
  return torch.to(weight, 6)

# How much one step is worth in each row of (N, in), so that 127 steps reach its largest number.
# Two reductions are faster than |x|, and writing in place than new memory: with int8 the products
# take so little that such passes are half of the time.
def steps(self, x: Tensor) -> Tensor:
  largest = torch.maximum(torch.amax(x, [1], True), torch.neg(torch.amin(x, [1], True)))
  return torch.clamp_min(torch.div(largest, 127.), 1e-12)

# Rows as whole steps, and the steps: int8 (N, in) and (N, 1).
def rounded(self, x: Tensor) -> List[Tensor]:
  steps = self.steps(x)
  return [torch.to(torch.round_(torch.div(x, steps)), 1), steps]

def scaled(self, numbers: Tensor, scales: Tensor) -> Tensor:
  return torch.mul(torch.to(numbers, 6), scales)

# x Wᵀ + b with both as whole steps: the sums are exact, only the rounding is not.
def int8_linear(self, x: Tensor, numbers: Tensor, scales: Tensor, bias: Optional[Tensor]=None) -> Tensor:
  rows = torch.reshape(x, [-1, torch.size(x, -1)])
  whole, steps, = self.rounded(rows)
  sums = torch.to(torch._int_mm(whole, torch.t(numbers)), 6)
  y = torch.mul_(torch.mul_(sums, steps), torch.t(scales))
  if bias is not None:
    y = torch.add_(y, bias)
  return torch.reshape(y, torch.add(torch.slice(torch.size(x), 0, -1), [torch.size(numbers, 0)]))
