# How many targets (N) that count, neither negative nor the one left out, are among so many likeliest by logits (N, classes), and how many count.
def among_best(self, logits: Tensor, targets: Tensor, left_out: int, best: int) -> Tensor:
  counts = torch.__and__(torch.ne(targets, left_out), torch.ge(targets, 0))
  places = torch.unsqueeze(torch.clamp(targets, 0, torch.size(logits, 1) - 1), 1)
  likelier = torch.sum(torch.gt(logits, torch.gather(logits, 1, places)), [1])
  hits = torch.__and__(torch.lt(likelier, best), counts)
  return torch.stack([torch.sum(hits), torch.sum(counts)])
