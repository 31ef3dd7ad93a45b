# x / rms(x) times a weight, over the last dimension. Zhang & Sennrich 2019, equation 4. Passes over
# memory are what a norm costs: the length takes one, where squares and their mean would take two.
def rms_norm(self, x: Tensor, weight: Tensor, eps: float) -> Tensor:
  length = torch.linalg_vector_norm(x, 2., [-1], True)
  mean_square = torch.div(torch.mul(length, length), torch.size(x, -1))
  return torch.mul_(torch.mul(x, torch.rsqrt(torch.add(mean_square, eps))), weight)

# (B, T, heads * d) to (B, heads, T, d).
def split_heads(self, x: Tensor, heads: int) -> Tensor:
  b, t = torch.size(x, 0), torch.size(x, 1)
  return torch.transpose(torch.view(x, [b, t, heads, torch.size(x, 2) // heads]), 1, 2)

# The angles' cosines and signed sines (T, 1, d) of sequences that lie after one another, their
# positions counted from the same first; frequencies (1, d / 2).
def rotation(self, frequencies: Tensor, first: int, lengths: List[int]) -> List[Tensor]:
  positions = annotate(List[Tensor], [])
  for length in lengths:
    _0 = torch.append(positions, torch.arange(first, first + length))
  angles = torch.mul(torch.unsqueeze(torch.unsqueeze(torch.cat(positions), 1), 1), frequencies)
  cosines, sines = torch.cos(angles), torch.sin(angles)
  return [torch.cat([cosines, cosines], -1), torch.cat([torch.neg(sines), sines], -1)]

# (B, T, heads, d), each pair (a, b) of a head's numbers i and i + d / 2 turned by its position's
# angle to (a cos - b sin, b cos + a sin); cosines and signed sines (T or B, T, 1, d).
def rotate(self, x: Tensor, cosines: Tensor, sines: Tensor) -> Tensor:
  a, b, = torch.chunk(x, 2, -1)
  return torch.addcmul_(torch.mul_(torch.cat([b, a], -1), sines), x, cosines)

# Queries, keys and values (B, T, heads * d), each to (B, heads, T, d), the first two rotated.
def split_and_rotate(self, q: Tensor, k: Tensor, v: Tensor, cosines: Tensor, sines: Tensor, heads: int) -> List[Tensor]:
  turned_q = self.rotate(torch.transpose(self.split_heads(q, heads), 1, 2), cosines, sines)
  turned_k = self.rotate(torch.transpose(self.split_heads(k, heads), 1, 2), cosines, sines)
  return [torch.transpose(turned_q, 1, 2), torch.transpose(turned_k, 1, 2), self.split_heads(v, heads)]

# rotate in fewer passes, without gradients: what a half gets from the other is added in place.
def rotate_halves(self, x: Tensor, cosines: Tensor, sines: Tensor) -> Tensor:
  turned = torch.mul(x, cosines)
  a, b, = torch.chunk(x, 2, -1)
  turned_a, turned_b, = torch.chunk(turned, 2, -1)
  sines_a, sines_b, = torch.chunk(sines, 2, -1)
  _0, _1 = torch.addcmul_(turned_a, b, sines_a), torch.addcmul_(turned_b, a, sines_b)
  return turned

# Queries, keys and values side by side, (B, T, 3 heads * d), which their rows' steps (B, T, 1) have
# still to be multiplied into: each (B, heads, T, d), the first two rotated. Their angles' sines and
# cosines carry the steps.
def split_and_rotate_all(self, x: Tensor, steps: Tensor, cosines: Tensor, sines: Tensor, heads: int) -> List[Tensor]:
  b, t = torch.size(x, 0), torch.size(x, 1)
  h = torch.view(x, [b, t, 3 * heads, torch.size(x, 2) // (3 * heads)])
  own = torch.unsqueeze(steps, -1)
  turned = self.rotate_halves(torch.slice(h, 2, 0, 2 * heads), torch.mul(own, cosines), torch.mul(own, sines))
  q, k, = torch.chunk(torch.transpose(turned, 1, 2), 2, 1)
  v = torch.mul_(torch.slice(h, 2, 2 * heads), own)
  return [q, k, torch.transpose(v, 1, 2)]

# Scaled dot-product attention of (B, heads, T, d) over (B, heads, S, d), to (B, T, heads * d). Causal: the
# queries are the last T of S positions, each sees those up to its own. visible (B or 1, 1, T or 1, S) is true where a
# query may see a key; it takes the place of causal.
def attend(self, q: Tensor, k: Tensor, v: Tensor, causal: bool, visible: Optional[Tensor]=None) -> Tensor:
  t, s = torch.size(q, 2), torch.size(k, 2)
  mask = visible
  if torch.__and__(causal, torch.gt(t, 1)):
    if mask is None:
      mask = torch.tril(torch.new_ones(q, [t, s], dtype=11), s - t)
  o = torch.scaled_dot_product_attention(q, k, v, mask)
  return torch.flatten(torch.transpose(o, 1, 2), 2)

# attend, each of the sequences that lie after one another by itself: the last wanted positions of each.
def attend_each(self, q: Tensor, k: Tensor, v: Tensor, lengths: List[int], wanted: List[int]) -> Tensor:
  found = annotate(List[Tensor], [])
  end = 0
  for length, last in zip(lengths, wanted):
    end = end + length
    own_k, own_v = torch.narrow(k, 2, end - length, length), torch.narrow(v, 2, end - length, length)
    _0 = torch.append(found, self.attend(torch.narrow(q, 2, end - last, last), own_k, own_v, False))
  return torch.cat(found, 1)

# Of sequences that lie after one another, (B, T, D), the last wanted positions of each.
def ends(self, x: Tensor, lengths: List[int], wanted: List[int]) -> Tensor:
  found = annotate(List[Tensor], [])
  end = 0
  for length, last in zip(lengths, wanted):
    end = end + length
    _0 = torch.append(found, torch.narrow(x, 1, end - last, last))
  return torch.cat(found, 1)

# True where query t may see key s: s <= t, and the key is real in mask (B, T); (B, 1, T, T).
def causal_and_real(self, mask: Tensor) -> Tensor:
  t = torch.size(mask, 1)
  earlier = torch.tril(torch.new_ones(mask, [t, t], dtype=11))
  real = torch.unsqueeze(torch.unsqueeze(torch.ne(mask, 0), 1), 1)
  return torch.__and__(earlier, real)
