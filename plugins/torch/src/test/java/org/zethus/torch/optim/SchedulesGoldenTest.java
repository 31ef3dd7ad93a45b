package org.zethus.torch.optim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;

class SchedulesGoldenTest {
  // What the recorder used where a case does not say it.
  private static final double BASE = 0.01;
  private static final double GAMMA = 0.999875;
  private static final long TOTAL = 50;

  @GoldenCases(area = "optim", model = "lr schedules")
  void everyScheduleGivesTheReferenceRates(GoldenCase golden) {
    long warmup = golden.config().get("warmup") instanceof Long number ? number : 10;
    Map<String, Schedule> schedules =
        Map.of(
            "noamlr", Schedules.noamLr(said(golden, "noamlr", "base", BASE), warmup),
            "noam_scheduler",
                Schedules.noamScheduler(
                    said(golden, "noam_scheduler", "base_lr", 0.5),
                    (int) said(golden, "noam_scheduler", "dim", 256),
                    warmup),
            "exponential", Schedules.exponential(BASE, GAMMA),
            "cosine_warmup",
                Schedules.cosine(
                    BASE, warmup, (long) said(golden, "cosine_warmup", "total", TOTAL), 0.5),
            "linear", Schedules.linear(BASE, warmup, (long) said(golden, "linear", "total", TOTAL)),
            "constant_with_warmup", Schedules.constantWithWarmup(BASE, warmup),
            "polynomial",
                Schedules.polynomial(
                    BASE, warmup, (long) said(golden, "polynomial", "total", TOTAL), 1e-7, 1),
            "cosine_with_restarts",
                Schedules.cosineWithRestarts(
                    BASE,
                    warmup,
                    (long) said(golden, "cosine_with_restarts", "total", TOTAL),
                    (int) said(golden, "cosine_with_restarts", "num_cycles", 2)));
    schedules.forEach(
        (name, schedule) -> {
          double[] rates = new double[golden.floats("out." + name).length];
          for (int k = 0; k < rates.length; k++) {
            rates[k] = schedule.rate(k);
          }
          golden.assertClose("out." + name, rates);
        });
    eden(golden);
    plateau(golden);
    assertThat(golden.names()).filteredOn(name -> name.startsWith("out.")).hasSize(10);
  }

  /** An epoch begins at every fifteenth update, before the rate is read. */
  private static void eden(GoldenCase golden) {
    Eden eden =
        new Eden(
            said(golden, "eden", "base", 0.04),
            said(golden, "eden", "lr_batches", 20),
            said(golden, "eden", "lr_epochs", 4),
            said(golden, "eden", "warmup", 12));
    double[] rates = new double[golden.floats("out.eden").length];
    for (int k = 0; k < rates.length; k++) {
      eden.startEpoch((k + 1) / 15);
      rates[k] = eden.rate(k);
    }
    golden.assertClose("out.eden", rates);
  }

  private static void plateau(GoldenCase golden) {
    ReduceOnPlateau plateau =
        new ReduceOnPlateau(
            said(golden, "plateau", "lr", 0.001),
            said(golden, "plateau", "factor", 0.8),
            (int) said(golden, "plateau", "patience", 3),
            said(golden, "plateau", "min_lr", 2e-4));
    float[] losses = golden.floats("in.plateau_values");
    double[] rates = new double[losses.length];
    for (int k = 0; k < rates.length; k++) {
      rates[k] = plateau.rate(k);
      plateau.observe(losses[k]);
    }
    golden.assertClose("out.plateau", rates);
  }

  /** The number after {@code key} in the case's description of an output. */
  private static double said(GoldenCase golden, String output, String key, double otherwise) {
    Object description = golden.json().section("outputs").asMap().get("out." + output);
    Matcher number =
        Pattern.compile("\\b" + key + " ([0-9.eE+-]+)").matcher(String.valueOf(description));
    return number.find() ? Double.parseDouble(number.group(1).replaceAll("\\.$", "")) : otherwise;
  }
}
