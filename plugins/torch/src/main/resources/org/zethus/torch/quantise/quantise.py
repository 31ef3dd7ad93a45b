# Codebooks: entries (V, D) and what they do with vectors (N, D). TorchScript as its archives hold it.

# Minus the squared distances (N, V) of vectors to entries. van den Oord et al. 2017, equation 1.
def scores(self, vectors: Tensor, entries: Tensor) -> Tensor:
  products = torch.matmul(torch.mul(vectors, 2.), torch.t(entries))
  distances = torch.add(torch.sub(torch.sum(torch.pow(vectors, 2), [1], True), products), torch.t(torch.sum(torch.pow(entries, 2), [1], True)))
  return torch.neg(distances)

# The same on the unit sphere, where the nearest is the one of greatest cosine. Yu et al. 2021, 3.2.
def cosine_scores(self, vectors: Tensor, entries: Tensor) -> Tensor:
  return self.scores(self.unit(vectors), self.unit(entries))

def unit(self, x: Tensor) -> Tensor:
  return torch.div(x, torch.clamp_min(torch.norm(x, 2, [1], True), 1e-12))

# Moves each entry, in place, to the running mean of the vectors that chose it; Laplace smoothing
# keeps the count of an unused one from 0. van den Oord et al. 2017, appendix A.1.
def follow(self, entries: Tensor, sums: Tensor, counts: Tensor, vectors: Tensor, codes: Tensor, decay: float, eps: float) -> Tensor:
  size = torch.size(entries, 0)
  chosen = torch.to(torch.bincount(codes, None, size), 6)
  added = torch.index_add(torch.zeros_like(entries), 0, codes, vectors)
  _ = torch.add_(torch.mul_(counts, decay), chosen, alpha=1. - decay)
  _ = torch.add_(torch.mul_(sums, decay), added, alpha=1. - decay)
  total = torch.sum(counts)
  smoothed = torch.mul(torch.div(torch.add(counts, eps), torch.add(total, float(size) * eps)), total)
  return torch.copy_(entries, torch.div(sums, torch.unsqueeze(smoothed, 1)))

# Whether any entry was chosen less than so often in the running count.
def any_below(self, counts: Tensor, threshold: float) -> Tensor:
  return torch.any(torch.lt(counts, threshold))

# Puts vectors of the batch, in place, where entries were chosen less than so often.
def restart(self, entries: Tensor, counts: Tensor, vectors: Tensor, picks: Tensor, threshold: float) -> Tensor:
  unused = torch.unsqueeze(torch.lt(counts, threshold), 1)
  return torch.copy_(entries, torch.where(unused, torch.index_select(vectors, 0, picks), entries))

# So many different vectors' numbers at random; with repetition where there are not so many.
def picks(self, vectors: Tensor, count: int) -> Tensor:
  total = torch.size(vectors, 0)
  if torch.ge(total, count):
    chosen = torch.slice(torch.randperm(total), 0, 0, count)
  else:
    chosen = torch.randint(0, total, [count])
  return chosen

# Lets a codebook begin, in place, as the centres that Lloyd's algorithm finds from the vectors picked.
def begin(self, entries: Tensor, sums: Tensor, counts: Tensor, begun: Tensor, vectors: Tensor, picks: Tensor, iterations: int) -> Tensor:
  size = torch.size(entries, 0)
  centres = torch.index_select(vectors, 0, picks)
  members = torch.zeros_like(counts)
  for i in range(iterations):
    codes = torch.argmax(self.scores(vectors, centres), 1)
    members = torch.to(torch.bincount(codes, None, size), 6)
    added = torch.index_add(torch.zeros_like(centres), 0, codes, vectors)
    means = torch.div(added, torch.unsqueeze(torch.clamp_min(members, 1.), 1))
    centres = torch.where(torch.unsqueeze(torch.eq(members, 0), 1), centres, means)
  _ = torch.copy_(sums, centres)
  _ = torch.copy_(counts, members)
  _ = torch.fill_(begun, 1.)
  return torch.copy_(entries, centres)

# Bits (B, count, T), as numbers, of codes (B, T); bit i counts 2^i.
def bits(self, codes: Tensor, count: int) -> Tensor:
  shifts = torch.reshape(torch.arange(count), [1, count, 1])
  return torch.to(torch.bitwise_and(torch.bitwise_right_shift(torch.unsqueeze(codes, 1), shifts), 1), 6)

# Codes (B, T) of bits (B, count, T).
def packed(self, bits: Tensor) -> Tensor:
  count = torch.size(bits, 1)
  shifts = torch.reshape(torch.arange(count), [1, count, 1])
  return torch.sum(torch.bitwise_left_shift(torch.to(bits, 4), shifts), [1])

# Moves running shares, in place, to how often each entry was chosen; 1 is the average.
def notice(self, usage: Tensor, codes: Tensor, decay: float) -> Tensor:
  size = torch.size(usage, 0)
  chosen = torch.to(torch.bincount(codes, None, size), 6)
  shares = torch.mul(chosen, float(size) / float(torch.size(codes, 0)))
  return torch.add_(torch.mul_(usage, decay), shares, alpha=1. - decay)

# Puts vectors of the batch, in place, where entries' shares are below least, and these shares to 1.
def begin_anew(self, entries: Tensor, usage: Tensor, vectors: Tensor, picks: Tensor, least: float) -> Tensor:
  unused = torch.lt(usage, least)
  _ = torch.copy_(entries, torch.where(torch.unsqueeze(unused, 1), torch.index_select(vectors, 0, picks), entries))
  return torch.copy_(usage, torch.where(unused, torch.ones_like(usage), usage))
