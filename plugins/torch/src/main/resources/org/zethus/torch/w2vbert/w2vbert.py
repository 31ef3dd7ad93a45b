# Log-mel frames (T, bands) of samples (N), in double precision as Kaldi's own: per frame the mean is
# taken off, high frequencies are raised, and the window laid over it.
def kaldi_log_mel(self, samples: Tensor, window: Tensor, bands: Tensor, hop: int, n_fft: int, scale: float, preemphasis: float, floor: float) -> Tensor:
  frames = torch.unfold(torch.mul(torch.to(samples, 7, False, False), scale), 0, int(torch.size(window, 0)), hop)
  frames = torch.sub(frames, torch.mean(frames, [-1], True))
  before = torch.cat([torch.slice(frames, 1, 0, 1), torch.slice(frames, 1, 0, -1)], 1)
  windowed = torch.mul(torch.sub(frames, torch.mul(before, preemphasis)), window)
  power = torch.square(torch.abs(torch.fft_rfft(windowed, n_fft, -1, None)))
  mel = torch.matmul(power, torch.to(bands, 7, False, False))
  return torch.to(torch.log(torch.clamp_min(mel, floor)), 6, False, False)

# Mean 0 and variance 1 of each column.
def normalised(self, x: Tensor) -> Tensor:
  variance = torch.var(x, [0], True, True)
  return torch.div(torch.sub(x, torch.mean(x, [0], True)), torch.sqrt(torch.add(variance, 1e-7)))

def pad_frames(self, x: Tensor, missing: int, value: float) -> Tensor:
  return torch.constant_pad_nd(x, [0, 0, 0, missing], value)

def zero_padding(self, x: Tensor, mask: Tensor) -> Tensor:
  return torch.masked_fill(x, torch.unsqueeze(torch.eq(mask, 0), -1), 0.)

def glu(self, x: Tensor) -> Tensor:
  return torch.glu(x, 1)

# (B, T, heads * d) to (B, heads, T, d).
def split_heads(self, x: Tensor, heads: int) -> Tensor:
  b, t = torch.size(x, 0), torch.size(x, 1)
  return torch.transpose(torch.view(x, [b, t, heads, torch.size(x, 2) // heads]), 1, 2)

# Attention of (B, T, D) over itself; embeddings (R, d) of distances are scored like keys, and
# distances (T, T) says which of them belongs to a query and a key.
def attend(self, q: Tensor, k: Tensor, v: Tensor, embeddings: Tensor, distances: Tensor, heads: int, mask: Optional[Tensor]=None) -> Tensor:
  query = self.split_heads(q, heads)
  b, t = torch.size(q, 0), torch.size(q, 1)
  scale = float(torch.size(embeddings, 1)) ** -0.5
  by_distance = torch.mul(torch.matmul(query, torch.t(embeddings)), scale)
  bias = torch.gather(by_distance, 3, torch.expand(distances, [b, heads, t, t]))
  if mask is not None:
    padding = torch.unsqueeze(torch.unsqueeze(torch.eq(mask, 0), 1), 1)
    bias = torch.masked_fill(bias, padding, -3.4028234663852886e38)
  out = torch.scaled_dot_product_attention(query, self.split_heads(k, heads), self.split_heads(v, heads), bias, 0.)
  return torch.reshape(torch.transpose(out, 1, 2), torch.size(q))
