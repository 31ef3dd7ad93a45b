# W + scale B A. Hu et al. 2021.
def updated(self, weight: Tensor, a: Tensor, b: Tensor, scale: float) -> Tensor:
  return torch.add(weight, torch.mul(torch.matmul(b, a), scale))

# The gated feed-forward's activation. Shazeer 2020, equation 6.
def swiglu(self, gate: Tensor, up: Tensor) -> Tensor:
  return torch.mul_(torch.silu(gate), up)

# Types are numbered as in ATen: 0 uint8, 1 int8, 3 int32, 5 float16, 6 float32.
def halved(self, weight: Tensor) -> Tensor:
  return torch.to(weight, 5)

def widened(self, weight: Tensor) -> Tensor:
  return torch.to(weight, 6)

# How much one step is worth in each row of (N, in), so that so many reach its largest number. Two
# reductions are faster than |x|, and writing in place than new memory: with int8 the products take
# so little that such passes are half of the time.
def steps(self, x: Tensor, most: float) -> Tensor:
  largest = torch.maximum(torch.amax(x, [1], True), torch.neg(torch.amin(x, [1], True)))
  return torch.clamp_min(torch.div(largest, most), 1e-12)

def whole(self, x: Tensor, steps: Tensor) -> Tensor:
  return torch.to(torch.round_(torch.mul(x, torch.reciprocal(steps))), 1)

# The same over x, still float32: whoever copies it to int8 says where to.
def nearest_over(self, x: Tensor, steps: Tensor) -> Tensor:
  return torch.round_(torch.mul_(x, torch.reciprocal(steps)))

# Rows of a weight as whole steps, and the steps: int8 (N, in) and (N, 1).
def rounded(self, x: Tensor, most: float) -> List[Tensor]:
  steps = self.steps(x, most)
  return [self.whole(x, steps), steps]

def scaled(self, numbers: Tensor, scales: Tensor) -> Tensor:
  return torch.mul(torch.to(numbers, 6), scales)

# The product takes its left side without signs: 128 stands for 0.
def unsigned(self, whole: Tensor) -> Tensor:
  return torch.add_(torch.to(whole, 0), 128)

# Weights below each other, in the order in which this processor reads them.
def packed(self, numbers: List[Tensor]) -> Tensor:
  return ops.onednn.qlinear_prepack(torch.cat(numbers), None)

def joined(self, scales: List[Tensor]) -> Tensor:
  return torch.cat(scales)

def unpacked(self, packed: Tensor) -> Tensor:
  return torch.t(torch.to_dense(packed))

# x Wᵀ of unsigned whole rows, times the steps of W's: float32 (N, out).
def product(self, rows: Tensor, packed: Tensor, scales: Tensor) -> Tensor:
  no_zeros = torch.zeros([torch.size(scales, 0)], dtype=3)
  nothing_after = annotate(List[Optional[number]], [])
  return ops.onednn.qlinear_pointwise(rows, 1., 128, packed, torch.flatten(scales), no_zeros, None, 1., 0, 6, "none", nothing_after, "")

# What the largest numbers' product is over 64 columns: 64 * 127 * most, unless sums overflow.
def largest_product(self, most: Tensor) -> Tensor:
  packed = self.packed([torch.to(torch.expand(most, [16, 64]), 1)])
  return self.product(torch.full([1, 64], 255, dtype=0), packed, torch.ones([16, 1]))

# x Wᵀ with both as whole steps: the sums are exact, only the rounding is not.
def rows_product(self, x: Tensor, packed: Tensor, scales: Tensor) -> Tensor:
  steps = self.steps(x, 127.)
  return torch.mul_(self.product(self.unsigned(self.whole(x, steps)), packed, scales), steps)

def shaped(self, y: Tensor, x: Tensor) -> Tensor:
  return torch.reshape(y, torch.add(torch.slice(torch.size(x), 0, -1), [torch.size(y, 1)]))

def int8_linear(self, x: Tensor, packed: Tensor, scales: Tensor, bias: Optional[Tensor]=None) -> Tensor:
  y = self.rows_product(torch.flatten(x, 0, -2), packed, scales)
  if bias is not None:
    y = torch.add_(y, bias)
  return self.shaped(y, x)

# residual + x Wᵀ, in one pass over the sums.
def int8_added(self, residual: Tensor, x: Tensor, packed: Tensor, scales: Tensor) -> Tensor:
  flat = torch.flatten(x, 0, -2)
  steps = self.steps(flat, 127.)
  y = self.product(self.unsigned(self.whole(flat, steps)), packed, scales)
  return self.shaped(torch.addcmul(torch.flatten(residual, 0, -2), y, steps), residual)

# x / rms(x) times a gain, (…, D), as unsigned whole rows and their steps: what a row is divided by
# need not be divided before, since it changes only the row's step.
def rounded_norm(self, x: Tensor, gain: Tensor, eps: float) -> List[Tensor]:
  length = torch.linalg_vector_norm(x, 2., [-1], True)
  mean_square = torch.div(torch.mul(length, length), torch.size(x, -1))
  factors = torch.flatten(torch.rsqrt(torch.add(mean_square, eps)), 0, -2)
  rows = torch.flatten(torch.mul(x, gain), 0, -2)
  steps = self.steps(rows, 127.)
  return [self.unsigned(torch.to(self.nearest_over(rows, steps), 1)), torch.mul_(factors, steps)]

# rounded_norm times Wᵀ: (…, out), which its rows' steps (…, 1) have still to be multiplied into.
def int8_normed(self, x: Tensor, gain: Tensor, eps: float, packed: Tensor, scales: Tensor) -> List[Tensor]:
  rows, steps, = self.rounded_norm(x, gain, eps)
  return [self.shaped(self.product(rows, packed, scales), x), self.shaped(steps, x)]

# silu(gate(x)) * up(x) of whole rows (N, D) as unsigned whole rows (N, F) and their steps; gate and up
# are one product. Parts of some hundred rows stay in the cache from pass to pass; a short one at the
# end would read all weights for few rows.
def rounded_swiglu(self, x: Tensor, steps: Tensor, wide: Tensor, wide_scales: Tensor) -> List[Tensor]:
  n, f = torch.size(x, 0), torch.size(wide_scales, 0) // 2
  rows = torch.empty([n, f], dtype=1)
  rows_steps = torch.empty([n, 1])
  parts = ops.prim.max(1, n * f // 524288)
  for i in range(parts):
    begin, end = i * n // parts, (i + 1) * n // parts
    gate, up, = torch.chunk(self.product(torch.slice(x, 0, begin, end), wide, wide_scales), 2, 1)
    own = torch.slice(steps, 0, begin, end)
    h = torch.mul_(torch.silu_(torch.mul_(gate, own)), up)
    h_steps = self.steps(h, 127.)
    _0 = torch.copy_(torch.slice(rows, 0, begin, end), self.nearest_over(h, h_steps))
    _1 = torch.copy_(torch.slice(rows_steps, 0, begin, end), torch.mul_(h_steps, own))
  return [self.unsigned(rows), rows_steps]

# x + down(silu(gate(y)) * up(y)) of y the norm of x.
def int8_swiglu(self, x: Tensor, gain: Tensor, eps: float, wide: Tensor, wide_scales: Tensor, down: Tensor, down_scales: Tensor) -> Tensor:
  normed, steps, = self.rounded_norm(x, gain, eps)
  rows, rows_steps, = self.rounded_swiglu(normed, steps, wide, wide_scales)
  y = self.product(rows, down, down_scales)
  return self.shaped(torch.addcmul(torch.flatten(x, 0, -2), y, rows_steps), x)
