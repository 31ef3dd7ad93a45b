# TorchScript as its archives hold it.

# (ln(1e-5 + mel) + 4) / 4 of mel bands of power, one frame for each hop samples of x (B, N); bands:
# (bands, bins).
def scaled_mel(self, x: Tensor, window: Tensor, bands: Tensor, n_fft: int, hop: int) -> Tensor:
  missing = n_fft - int(torch.size(window, 0))
  whole = torch.constant_pad_nd(window, [missing // 2, missing - missing // 2], 0)
  padded = torch.squeeze(torch.reflection_pad1d(torch.unsqueeze(x, 1), [n_fft // 2, n_fft // 2]), 1)
  spectrum = torch.fft_rfft(torch.mul(torch.unfold(padded, -1, n_fft, hop), whole), None, -1, None)
  power = torch.transpose(torch.square(torch.abs(spectrum)), 1, 2)
  scaled = torch.div(torch.add(torch.log(torch.add(torch.matmul(bands, power), 1e-5)), 4.), 4.)
  return torch.slice(scaled, 2, 0, int(torch.size(x, 1)) // hop)

# The first half of the channels of (B, 2 C, T) times the sigmoid of the second.
def gated(self, x: Tensor) -> Tensor:
  a, b, = torch.chunk(x, 2, 1)
  return torch.mul(a, torch.sigmoid(b))
