# outputs (B, labels, T), labels (B, T)
def label_loss(self, outputs: Tensor, labels: Tensor) -> Tensor:
  chosen = torch.gather(torch.log_softmax(outputs, 1), 1, torch.unsqueeze(labels, 1))
  return torch.neg(torch.mean(chosen))

# Salimans et al. 2017, PixelCNN++, section 2.1. outputs (B, 3 mixtures, T): logits, means, log
# scales; values (B, T). Where a difference of two distribution functions has too few digits, the
# density in the middle stands for it.
def logistic_loss(self, outputs: Tensor, values: Tensor, classes: int, least: float) -> Tensor:
  logits, means, scales, = torch.chunk(outputs, 3, 1)
  log_scales = torch.clamp(scales, least)
  y = torch.unsqueeze(values, 1)
  centred = torch.sub(y, means)
  inverse = torch.exp(torch.neg(log_scales))
  half = torch.div(1., float(torch.sub(classes, 1)))
  upper = torch.mul(inverse, torch.add(centred, half))
  lower = torch.mul(inverse, torch.sub(centred, half))
  middle = torch.mul(inverse, centred)
  difference = torch.sub(torch.sigmoid(upper), torch.sigmoid(lower))
  of_class = torch.log(torch.clamp(difference, 1.0e-12))
  density = torch.sub(torch.sub(middle, log_scales), torch.mul(torch.softplus(middle), 2.))
  density = torch.sub(density, torch.log(torch.div(torch.sub(classes, 1), 2.)))
  inside = torch.where(torch.gt(difference, 1.0e-5), of_class, density)
  below = torch.sub(upper, torch.softplus(upper))
  above = torch.neg(torch.softplus(lower))
  each = torch.where(torch.lt(y, -0.999), below, torch.where(torch.gt(y, 0.999), above, inside))
  return torch.neg(torch.mean(torch.logsumexp(torch.add(each, torch.log_softmax(logits, 1)), [1])))
