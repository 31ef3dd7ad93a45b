# TorchScript as its archives hold it. Shapes are (B, C, T): batch, channels, frames.

# Columns of (B, C, T) that an int64 index (B, S) names: (B, C, S).
def columns(self, x: Tensor, index: Tensor) -> Tensor:
  return torch.gather(x, 2, torch.expand(torch.unsqueeze(index, 1), [-1, int(torch.size(x, 1)), -1]))

# z = m + noise exp(logs) where the mask is 1.
def sample(self, m: Tensor, logs: Tensor, noise: Tensor, mask: Tensor) -> Tensor:
  return torch.mul(torch.add(m, torch.mul(noise, torch.exp(logs))), mask)

# log N(z_t; m_s, exp(logs_s)) of every frame t under every symbol s, summed over channels: (B, T, S).
# Kim et al. 2020 (Glow-TTS), section 3.2.
def log_likelihood(self, z: Tensor, m: Tensor, logs: Tensor) -> Tensor:
  precision = torch.exp(torch.mul(logs, -2.))
  constant = torch.sum(torch.sub(torch.neg(logs), 0.9189385332046727), [1], True)
  square = torch.matmul(torch.transpose(torch.mul(torch.mul(z, z), -0.5), 1, 2), precision)
  cross = torch.matmul(torch.transpose(z, 1, 2), torch.mul(m, precision))
  own = torch.sum(torch.mul(torch.mul(torch.mul(m, m), -0.5), precision), [1], True)
  return constant + square + cross + own

# KL divergence of the posterior from the prior, per frame. Kim et al. 2021, equation 4.
def kl(self, z_p: Tensor, logs_q: Tensor, m_p: Tensor, logs_p: Tensor, mask: Tensor) -> Tensor:
  distance = z_p - m_p
  kl = logs_p - logs_q - 0.5 + 0.5 * distance * distance * torch.exp(torch.mul(logs_p, -2.))
  return torch.div(torch.sum(torch.mul(kl, mask)), torch.sum(mask))
