package org.zethus.api.tensor.pytorch;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.DType;
import org.zethus.api.tensor.Tensor;
import org.zethus.api.tensor.TensorSource;
import org.zethus.api.tensor.io.FileBytes;

/** The weights in a file of {@code torch.save}, either format; see {@link StateDictChoice}. */
public final class PyTorchFile implements TensorSource {
  private static final int ZIP = 0x04034b50; // PK\3\4
  private static final int PICKLE = 0x80; // opcode PROTO

  private final FileBytes file;
  private final Map<String, Content.Extent> storages;
  private final Map<String, StridedTensor> tensors;
  private final Map<String, String> metadata;

  private PyTorchFile(FileBytes file, Content content) {
    this.file = file;
    this.storages = content.storages();
    try {
      StateDictChoice choice = StateDictChoice.of(content.root());
      this.tensors = choice.tensors();
      this.metadata = choice.metadata();
    } catch (IllegalArgumentException e) {
      throw new ZethusException(
          "%s holds no weights: %s".formatted(file.name(), e.getMessage()), e);
    }
    if (tensors.isEmpty()) {
      throw new ZethusException(
          "%s holds no weights: there is no tensor in it".formatted(file.name()));
    }
    tensors.forEach(this::requireStorage);
  }

  /** {@return whether the first bytes are those of such a file} */
  public static boolean matches(FileBytes file) {
    return isZip(file) || file.size() >= 2 && (file.read(0, 1).get(0) & 0xff) == PICKLE;
  }

  private static boolean isZip(FileBytes file) {
    return file.size() >= Integer.BYTES && file.read(0, Integer.BYTES).getInt() == ZIP;
  }

  /**
   * Reads what is in a file; it is closed with this.
   *
   * @throws ZethusException if it cannot be read, with the place; nothing in it is run
   */
  public static PyTorchFile read(FileBytes file) {
    return new PyTorchFile(file, isZip(file) ? ZipFormat.read(file) : LegacyFormat.read(file));
  }

  private void requireStorage(String name, StridedTensor tensor) {
    Storage storage = tensor.storage();
    Content.Extent extent = storages.get(storage.key());
    if (extent == null || extent.bytes() < storage.bytes()) {
      throw new ZethusException(
          "%s is no whole PyTorch file: storage '%s' of tensor '%s' has %s bytes, expected %d. Copy or download it again."
              .formatted(
                  file.name(),
                  storage.key(),
                  name,
                  extent == null ? "no" : extent.bytes(),
                  storage.bytes()));
    }
  }

  @Override
  public String name() {
    return file.name();
  }

  @Override
  public Set<String> names() {
    return Collections.unmodifiableSet(tensors.keySet());
  }

  @Override
  public Map<String, String> metadata() {
    return Collections.unmodifiableMap(metadata);
  }

  private StridedTensor tensor(String name) {
    StridedTensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new ZethusException(
          "%s has no tensor '%s'; it has %s".formatted(file.name(), name, tensors.keySet()));
    }
    return tensor;
  }

  @Override
  public DType dtype(String name) {
    return tensor(name).dtype();
  }

  @Override
  public long[] shape(String name) {
    return tensor(name).shape();
  }

  @Override
  public Tensor get(String name) {
    StridedTensor tensor = tensor(name);
    long bytes = Tensor.elements(tensor.shape()) * tensor.dtype().bytes();
    if (bytes > Integer.MAX_VALUE) {
      throw new ZethusException(
          "'%s' of %s has %d bytes, too many to be read at once; read it in parts"
              .formatted(name, file.name(), bytes));
    }
    int elements = (int) (bytes / tensor.dtype().bytes());
    return new Tensor(tensor.dtype(), tensor.shape(), read(tensor, 0, elements));
  }

  @Override
  public Tensor part(String name, long from, int count) {
    StridedTensor tensor = tensor(name);
    Objects.checkFromIndexSize(from, count, Tensor.elements(tensor.shape()));
    return new Tensor(tensor.dtype(), new long[] {count}, read(tensor, from, count));
  }

  private ByteBuffer read(StridedTensor tensor, long from, int count) {
    Content.Extent extent =
        Objects.requireNonNull(storages.get(tensor.storage().key()), "checked when it was opened");
    return tensor.elements(
        (position, length) -> file.read(extent.position() + position, length), from, count);
  }

  @Override
  public void close() {
    file.close();
  }
}
