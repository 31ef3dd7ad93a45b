package org.zethus.evaluator.dnsmos;

import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.evaluator.Evaluator;
import org.zethus.api.evaluator.EvaluatorPlugin;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.PluginEngine;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.onnx.OnnxBackend;
import org.zethus.onnx.SessionSettings;

/**
 * Offers DNSMOS to recipes. The input {@code checkpoint} is a folder as Microsoft publishes it,
 * with {@code sig_bak_ovr.onnx}, {@code model_v8.onnx} or both: what is there is measured.
 */
@Component
@PluginId("dnsmos")
@PluginEngine("onnxruntime")
public final class DnsmosPlugin implements EvaluatorPlugin {
  private static final String CHECKPOINT = "checkpoint";

  private final OnnxBackend onnx;

  @Activate
  public DnsmosPlugin(@Reference OnnxBackend onnx) {
    this.onnx = onnx;
  }

  @Override
  public Class<? extends Record> configType() {
    return DnsmosConfig.class;
  }

  @Override
  public Evaluator open(RunContext context) {
    DnsmosConfig config = context.config().as(DnsmosConfig.class);
    Checkpoint checkpoint = Checkpoint.folder(context.input(CHECKPOINT));
    SessionSettings settings = SessionSettings.on(context.device());
    List<Measure> measures = new ArrayList<>();
    try {
      if (checkpoint.has(Quality.FILE)) {
        measures.add(
            new Quality(
                new OpinionGraph(onnx.open(checkpoint, Quality.FILE, settings), Quality.OPINIONS),
                Calibration.of(config.dnsmos())));
      }
      if (checkpoint.has(P808.FILE)) {
        measures.add(
            new P808(new OpinionGraph(onnx.open(checkpoint, P808.FILE, settings), P808.OPINIONS)));
      }
    } catch (RuntimeException e) {
      measures.forEach(Measure::close);
      throw e;
    }
    if (measures.isEmpty()) {
      throw new ZethusException(
          "no graph of DNSMOS in checkpoint '%s': expected %s, %s or both, as in Microsoft's DNS-Challenge"
              .formatted(checkpoint.name(), Quality.FILE, P808.FILE));
    }
    return new Dnsmos(context, measures);
  }
}
