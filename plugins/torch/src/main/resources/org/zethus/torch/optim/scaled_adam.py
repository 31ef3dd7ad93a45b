# ScaledAdam, one call per update. Yao et al. 2023 (arXiv 2310.11230), section 3.5 and appendix A.1:
# Adam whose step is in proportion to the parameter's own size, and which learns that size as well.
# TorchScript as its archives hold it.
#
# Per parameter, tensors:  delta, the momentum's step;  exp_avg_sq, the second moment.
# Per parameter, numbers in one vector of length N:  rms, the parameter's size, refreshed once a
# period;  scale_sq, second moment of the size's gradient;  scale_grads (period, N).

def scaled_adam(self, params: List[Tensor], grads: List[Tensor], delta: List[Tensor], exp_avg_sq: List[Tensor], rms: Tensor, scale_sq: Tensor, scale_grads: Tensor, norms: Tensor, threshold: Tensor, step: int, lr: float, beta1: float, beta2: float, eps: float, scalar_lr_scale: float, min_rms: float, max_rms: float, scalar_max: float, clipping_scale: float) -> Tensor:
  norm = self.scaled_norm(params, grads, rms)
  clip = self.clip(norm, norms, threshold, step, clipping_scale)
  period = torch.size(scale_grads, 0)
  _ = torch.copy_(torch.select(scale_grads, 0, step % period), torch.mul(self.along(params, grads), clip))
  torch._foreach_mul_(delta, beta1)
  if torch.eq(step % period, period - 1):
    _ = torch.copy_(rms, self.rms(params))
    if torch.gt(step, 0):
      self.learn_size(params, delta, rms, scale_sq, scale_grads, step, lr * scalar_lr_scale, beta1, beta2, eps, min_rms, max_rms)
  correction = 1. - beta2 ** float(step + 1)
  size = torch.clamp_min(rms, min_rms)
  for i in range(torch.len(params)):
    p = params[i]
    g = grads[i]
    square = exp_avg_sq[i]
    _ = torch.addcmul_(torch.mul_(square, beta2), g, g, value=1. - beta2)
    if torch.eq(torch.numel(p), 1):
      adam = torch.div(g, torch.add(torch.sqrt(torch.div(square, correction)), eps))
      _ = torch.add_(delta[i], adam, alpha=-lr * scalar_lr_scale * (1. - beta1))
      _ = torch.clamp_(p, -scalar_max, scalar_max)
    else:
      if torch.lt(correction, 0.99):
        unbiased = torch.div(square, correction)
      else:
        unbiased = square
      adam = torch.div(g, torch.add(torch.sqrt(unbiased), eps))
      _ = torch.add_(delta[i], torch.mul(adam, size[i]), alpha=-lr * (1. - beta1))
  torch._foreach_add_(params, delta)
  return norm

# Norm of the gradients, each times its parameter's size: does not change when a parameter is
# scaled. Single numbers count as they are.
def scaled_norm(self, params: List[Tensor], grads: List[Tensor], rms: Tensor) -> Tensor:
  weights = annotate(List[float], [])
  for i in range(torch.len(params)):
    _ = torch.append(weights, float(torch.eq(torch.numel(params[i]), 1)))
  single = torch.tensor(weights, device=ops.prim.device(rms))
  sizes = torch.add(single, torch.mul(rms, torch.rsub(single, 1)))
  return torch.norm(torch.mul(torch.stack(torch._foreach_norm(grads)), sizes))

# What to scale gradients of sizes by: down to clipping_scale times the median of the last norms.
# The published implementation applies it to these alone, and so does this.
def clip(self, norm: Tensor, norms: Tensor, threshold: Tensor, step: int, clipping_scale: float) -> Tensor:
  period = torch.size(norms, 0)
  if torch.gt(step, 0):
    _ = torch.copy_(torch.select(norms, 0, step % period), norm)
    if torch.eq(step % period, 0):
      ordered, _1 = torch.sort(norms)
      _ = torch.copy_(threshold, torch.mul(torch.select(ordered, 0, torch.floordiv(period, 4) * 2), clipping_scale))
  if torch.lt(step, period):
    scale = torch.ones_like(norm)
  else:
    scale = torch.clamp_max(torch.div(threshold, torch.add(norm, 1e-20)), 1.)
  return scale

# Sum of parameter times gradient, for each parameter: the gradient of the logarithm of its size.
def along(self, params: List[Tensor], grads: List[Tensor]) -> Tensor:
  sums = annotate(List[Tensor], [])
  for i in range(torch.len(params)):
    _ = torch.append(sums, torch.sum(torch.mul(params[i], grads[i])))
  return torch.stack(sums)

# Root mean square of each parameter.
def rms(self, params: List[Tensor]) -> Tensor:
  sizes = annotate(List[float], [])
  for i in range(torch.len(params)):
    _ = torch.append(sizes, float(torch.numel(params[i])) ** 0.5)
  return torch.div(torch.stack(torch._foreach_norm(params)), torch.tensor(sizes, device=ops.prim.device(params[0])))

# Adam on the logarithm of each size, from a period's gradients.
def learn_size(self, params: List[Tensor], delta: List[Tensor], rms: Tensor, scale_sq: Tensor, scale_grads: Tensor, step: int, lr: float, beta1: float, beta2: float, eps: float, min_rms: float, max_rms: float) -> Tensor:
  period = torch.size(scale_grads, 0)
  beta = beta2 ** float(period)
  mean_square = torch.mean(torch.square(scale_grads), [0])
  _ = torch.add_(torch.mul_(scale_sq, beta), mean_square, alpha=1. - beta)
  correction = 1. - beta ** float(torch.floordiv(step + 1, period))
  change = torch.div(torch.sum(scale_grads, [0]), torch.add(torch.sqrt(scale_sq), eps))
  change = torch.mul(change, -lr * correction ** 0.5)
  change = torch.masked_fill(change, torch.lt(rms, min_rms), 0.)
  change = torch.masked_fill(change, torch.gt(rms, max_rms), -lr * float(period))
  for i in range(torch.len(params)):
    if torch.gt(torch.numel(params[i]), 1):
      _ = torch.add_(delta[i], torch.mul(params[i], change[i]), alpha=1. - beta1)
  return change
