# What is done with tensors outside of graphs, in TorchScript.

class Model(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool

  def zeros(self, shape: List[int], dtype: int) -> Tensor:
    return torch.zeros(shape, dtype=dtype)

  def view_bytes(self, memory: Tensor, dtype: int, shape: List[int]) -> Tensor:
    # numbers where their bytes lie
    strides = annotate(List[int], [])
    stride = 1
    for i in range(len(shape)):
      strides.append(stride)
      stride = stride * shape[len(shape) - 1 - i]
    return torch.empty([0], dtype=dtype).set_(memory, 0, shape, strides[::-1])

  def convert(self, x: Tensor, dtype: int) -> Tensor:
    return x.to(dtype)

  def copy(self, x: Tensor) -> Tensor:
    return x.clone()

  def join(self, parts: List[Tensor]) -> Tensor:
    return torch.cat(parts)

  def pack(self, matrix: Tensor) -> Tensor:
    return ops.mkldnn._reorder_linear_weight(matrix, None)
