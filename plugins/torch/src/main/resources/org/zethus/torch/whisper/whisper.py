# Log-mel frames (B, mels, T) of magnitudes (B, T + 1, bins), the last of which is left out, and mel
# bands (mels, bins).
def log_mel(self, magnitudes: Tensor, bands: Tensor) -> Tensor:
  power = torch.square(torch.slice(magnitudes, 1, 0, -1))
  logarithms = torch.log10(torch.clamp_min(torch.linear(power, bands), 1e-10))
  heard = torch.maximum(logarithms, torch.sub(torch.max(logarithms), 8.))
  return torch.transpose(torch.div(torch.add(heard, 4.), 4.), 1, 2)
