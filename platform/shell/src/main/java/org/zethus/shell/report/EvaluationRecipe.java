package org.zethus.shell.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zethus.api.evaluator.EvaluatorPlugin.Material;

/** The recipe that scores the sounds of a report; it is kept beside them. */
public final class EvaluationRecipe {
  /** Name of the references' folder, and of what generated sound is compared with. */
  public static final String REFERENCE = "reference";

  /** Name of the generated sounds' folder. */
  public static final String GENERATED = "generated";

  private static final String HEARD = "heard";
  private static final String VECTORS = "_vectors";
  private static final String CHECKPOINT = "checkpoint";

  private final List<Object> stages = new ArrayList<>();

  /**
   * Who prepares what metrics look at.
   *
   * @param id of a plugin
   * @param checkpoint a folder; empty where it needs none
   */
  public record Listener(String id, String checkpoint) {
    private Map<String, Object> inputs(String sounds) {
      Map<String, Object> inputs = new LinkedHashMap<>();
      inputs.put("audio", sounds);
      if (!checkpoint.isEmpty()) {
        inputs.put(CHECKPOINT, checkpoint);
      }
      return inputs;
    }
  }

  /** Has the generated sound listened to. */
  public void recognise(Listener recogniser) {
    stage(HEARD, "recogniser/" + recogniser.id(), recogniser.inputs(GENERATED));
  }

  /** Has vectors made of all sound. */
  public void embed(Listener embedder) {
    for (String sounds : List.of(REFERENCE, GENERATED)) {
      stage(sounds + VECTORS, "embedder/" + embedder.id(), embedder.inputs(sounds));
    }
  }

  /**
   * Scores by one metric, in a stage of its name.
   *
   * @param checkpoint a folder; empty where it needs none
   */
  public void score(String metric, Material material, String checkpoint) {
    String suffix = material == Material.EMBEDDING ? VECTORS : "";
    Map<String, Object> inputs = new LinkedHashMap<>();
    inputs.put(REFERENCE, REFERENCE + suffix);
    inputs.put(GENERATED, material == Material.TRANSCRIPT ? HEARD : GENERATED + suffix);
    if (!checkpoint.isEmpty()) {
      inputs.put(CHECKPOINT, checkpoint);
    }
    stage(metric, "evaluator/" + metric, inputs);
  }

  private void stage(String name, String uses, Map<String, Object> inputs) {
    Map<String, Object> stage = new LinkedHashMap<>();
    stage.put("name", name);
    stage.put("uses", uses);
    stage.put("in", inputs);
    stages.add(stage);
  }

  /**
   * {@return the recipe}
   *
   * @param compare how pairs are prepared; empty: as each metric does
   */
  public Map<String, Object> toJson(Map<String, Object> compare) {
    Map<String, Object> recipe = new LinkedHashMap<>();
    recipe.put("recipe", "evaluation");
    if (!compare.isEmpty()) {
      recipe.put("compare", compare);
    }
    recipe.put("stages", stages);
    return recipe;
  }
}
