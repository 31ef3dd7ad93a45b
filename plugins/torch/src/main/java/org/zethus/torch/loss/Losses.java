package org.zethus.torch.loss;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import org.zethus.torch.nn.Functional;

/**
 * The terms of one loss: what is minimised is their weighted sum, what is logged are the sum and
 * the plain terms.
 *
 * <pre>{@code
 * return Losses.named("loss").plus("mel_loss", mel).plus(2, "duration_loss", duration);
 * }</pre>
 */
public final class Losses {
  private record Term(double weight, NDArray value) {}

  private final String name;
  private final Map<String, Term> terms = new LinkedHashMap<>();

  private Losses(String name) {
    this.name = name;
  }

  /**
   * {@return no terms yet}
   *
   * @param name how the log calls their sum, e.g. {@code gen_loss}
   */
  public static Losses named(String name) {
    return new Losses(name);
  }

  /** Adds a term; {@code value} has one element. */
  public Losses plus(String term, NDArray value) {
    return plus(1, term, value);
  }

  /** Adds {@code weight} times a term; {@code value} has one element. */
  public Losses plus(double weight, String term, NDArray value) {
    if (value.size() != 1) {
      throw new IllegalArgumentException(
          "need a '%s' of one element, found %s".formatted(term, value.getShape()));
    }
    terms.put(term, new Term(weight, value));
    return this;
  }

  /** Adds the terms of another loss, with their weights. */
  public Losses plus(Losses more) {
    terms.putAll(more.terms);
    return this;
  }

  /**
   * {@return the same terms, each of which counts by its share of all weights, however large it is}
   *
   * @param size how large a term is, by its name and value; above 0
   */
  public Losses balanced(ToDoubleBiFunction<String, NDArray> size) {
    double all = terms.values().stream().mapToDouble(Term::weight).sum();
    Losses balanced = named(name);
    terms.forEach(
        (term, weighted) ->
            balanced.plus(
                weighted.weight() / all / size.applyAsDouble(term, weighted.value()),
                term,
                weighted.value()));
    return balanced;
  }

  /** {@return the weighted sum, one element} */
  public NDArray total() {
    NDArray sum = null;
    for (Term term : terms.values()) {
      NDArray weighted =
          term.weight() == 1 ? term.value() : Functional.mul(term.value(), term.weight());
      sum = sum == null ? weighted : sum.add(weighted);
    }
    if (sum == null) {
      throw new IllegalStateException("'%s' has no terms".formatted(name));
    }
    return sum;
  }

  /** {@return the sum under its own name, then the terms without their weights} */
  public Map<String, Double> values() {
    Map<String, Double> values = new LinkedHashMap<>();
    double sum = 0;
    for (Map.Entry<String, Term> entry : terms.entrySet()) {
      double value = entry.getValue().value().toFloatArray()[0];
      sum += entry.getValue().weight() * value;
      values.put(entry.getKey(), value);
    }
    Map<String, Double> all = new LinkedHashMap<>();
    all.put(name, sum);
    all.putAll(values);
    return all;
  }
}
