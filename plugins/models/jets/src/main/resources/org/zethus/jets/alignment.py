# TorchScript as its archives hold it. text: (B, P, D), mel: (B, T, D).

# Log-probability of each phone in each frame, (B, T, P): phones compete by their distance. To
# padding, whose penalty (B, 1, P) is minus infinity, goes nothing. Distances are summed directly:
# a product of matrices would lose the digits of near ones.
def log_attention(self, mel: Tensor, text: Tensor, penalty: Tensor) -> Tensor:
  distance = torch.cdist(mel, text, 2., 2)
  return torch.log_softmax(torch.sub(penalty, distance), -1)

# Minus the weighted sum of the elements of x that index names.
def picked(self, x: Tensor, index: Tensor, weights: Tensor) -> Tensor:
  return torch.neg(torch.dot(torch.index_select(torch.view(x, [-1]), 0, index), weights))

# Likelihood of all monotonic paths, as CTC with the targets 1 to P: the blank in front has the
# logarithm blank. Minus infinity would make CTC's gradient no number, so the floor takes its place.
def forward_sum(self, x: Tensor, targets: Tensor, frames: List[int], phones: List[int], blank: float, floor: float) -> Tensor:
  padded = torch.constant_pad_nd(torch.clamp_min(x, floor), [1, 0], blank)
  log_probs = torch.transpose(torch.log_softmax(padded, -1), 0, 1)
  return torch.ctc_loss(log_probs, targets, frames, phones, 0, 1, True)
