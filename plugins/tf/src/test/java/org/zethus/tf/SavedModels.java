package org.zethus.tf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.SessionFunction;
import org.tensorflow.Signature;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;
import org.zethus.engine.tensorflow.TensorFlowNatives;

/** SavedModels as TensorFlow itself writes them. */
final class SavedModels {
  static final String SIGNATURE = "serving_default";

  /** Makes the output of the product. */
  interface Finish {
    Operand<TFloat32> of(Ops tf, Operand<TFloat32> y);
  }

  private SavedModels() {}

  /** Writes {@code y = relu(x W + b)}, (B, 2) to (B, 3), with W and b as variables. */
  static void write(Path folder) {
    write(folder, (tf, y) -> tf.nn.relu(y));
  }

  static void write(Path folder, Finish finish) {
    TensorFlowNatives.load();
    try (Graph graph = new Graph();
        Session session = new Session(graph)) {
      Ops tf = Ops.create(graph);
      Placeholder<TFloat32> x =
          tf.withName("x").placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, 2)));
      Variable<TFloat32> weight =
          tf.withName("weight").variable(tf.constant(new float[][] {{1, 2, 3}, {4, 5, -6}}));
      Variable<TFloat32> bias = tf.withName("bias").variable(tf.constant(new float[] {0.5f, 0, 0}));
      Operand<TFloat32> y = finish.of(tf, tf.math.add(tf.linalg.matMul(x, weight), bias));
      Signature signature = Signature.builder(SIGNATURE).input("x", x).output("y", y).build();
      session.initialize();
      SavedModelBundle.exporter(folder.toString())
          .withFunction(SessionFunction.create(signature, session))
          .export();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
