# Rational quadratic splines (Durkan et al. 2019, section 3): monotonic on [-bound, bound], the
# identity outside. widths and heights are (..., bins), derivatives (..., bins - 1), unnormalised.

# The bins' edges from unnormalised sizes: bins + 1 of them from -bound to bound, none smaller than 1e-3.
def edges(self, sizes: Tensor, bound: float) -> Tensor:
  bins = torch.size(sizes, -1)
  shares = torch.softmax(sizes, -1) * (1. - 1e-3 * bins) + 1e-3
  inner = torch.slice(torch.cumsum(shares, -1), -1, 0, bins - 1) * (2. * bound) - bound
  end = torch.full_like(torch.slice(sizes, -1, 0, 1), bound)
  return torch.cat([torch.neg(end), inner, end], -1)

# Derivatives at the edges, at least 1e-3, and 1 at both ends so that the tails join smoothly.
def slopes(self, derivatives: Tensor) -> Tensor:
  end = torch.ones_like(torch.slice(derivatives, -1, 0, 1))
  return torch.cat([end, torch.softplus(derivatives) + 1e-3, end], -1)

def at(self, values: Tensor, bin: Tensor) -> Tensor:
  return torch.squeeze(torch.gather(values, -1, bin), -1)

# [y, log |dy/dx|]; of the inverse function if inverse.
def spline(self, x: Tensor, widths: Tensor, heights: Tensor, derivatives: Tensor, bound: float, inverse: bool) -> List[Tensor]:
  inside = torch.__and__(torch.ge(x, -bound), torch.le(x, bound))
  v = torch.clamp(x, -bound, bound)
  xs = self.edges(widths, bound)
  ys = self.edges(heights, bound)
  bins = torch.size(widths, -1)
  if inverse:
    known = ys
  else:
    known = xs
  # The last edge belongs to the last bin.
  bin = torch.clamp(torch.sum(torch.ge(torch.unsqueeze(v, -1), known), [-1], True) - 1, 0, bins - 1)
  d = self.slopes(derivatives)
  x0 = self.at(xs, bin)
  y0 = self.at(ys, bin)
  w = self.at(xs, bin + 1) - x0
  h = self.at(ys, bin + 1) - y0
  d0 = self.at(d, bin)
  d1 = self.at(d, bin + 1)
  s = h / w
  bend = d0 + d1 - 2. * s
  if inverse:
    dy = v - y0
    a = dy * bend + h * (s - d0)
    b = h * d0 - dy * bend
    c = torch.neg(s) * dy
    theta = 2. * c / (torch.neg(b) - torch.sqrt(torch.clamp_min(b * b - 4. * a * c, 0.)))
    y = theta * w + x0
  else:
    theta = (v - x0) / w
    y = y0 + h * (s * theta * theta + d0 * theta * (1. - theta)) / (s + bend * theta * (1. - theta))
  denominator = s + bend * theta * (1. - theta)
  slope = s * s * (d1 * theta * theta + 2. * s * theta * (1. - theta) + d0 * (1. - theta) * (1. - theta))
  logdet = torch.log(slope) - 2. * torch.log(denominator)
  if inverse:
    logdet = torch.neg(logdet)
  return [torch.where(inside, y, x), torch.where(inside, logdet, torch.zeros_like(logdet))]
