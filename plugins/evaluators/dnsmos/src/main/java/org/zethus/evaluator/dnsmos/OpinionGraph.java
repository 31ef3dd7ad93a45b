package org.zethus.evaluator.dnsmos;

import java.util.Map;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.Tensor;
import org.zethus.onnx.OnnxSession;

/** A graph that says opinions of one input. */
final class OpinionGraph implements AutoCloseable {
  private static final String INPUT = "input_1";

  private final OnnxSession session;
  private final int opinions;

  /**
   * Opens nothing more.
   *
   * @param session owned from now on, closed if this throws
   * @param opinions how many it says
   * @throws ZethusException if the graph takes something else
   */
  OpinionGraph(OnnxSession session, int opinions) {
    this.session = session;
    this.opinions = opinions;
    try {
      session.input(INPUT);
    } catch (ZethusException e) {
      session.close();
      throw e;
    }
  }

  float[] opinions(Tensor input) {
    Tensor made = session.run(Map.of(INPUT, input)).values().iterator().next();
    if (made.length() != opinions) {
      throw new ZethusException(
          "the graph %s made %s; expected (1, %d), as DNSMOS"
              .formatted(session.name(), made, opinions));
    }
    return made.floats();
  }

  @Override
  public void close() {
    session.close();
  }
}
