package org.zethus.datasets.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zethus.api.data.Utterance;
import org.zethus.datasets.Problem;
import org.zethus.datasets.Problems;

/** Says what is wrong with examined recordings, each by itself and among the others. */
final class Verdict {
  /** 50 dB below full scale; quieter is no speech. */
  private static final double SILENT = 0.00316;

  /** A single click at full scale is shorter. */
  private static final int CLIPPED = 10;

  /** People speak 8 to 20 phones a second; beyond these, text and sound are of different things. */
  private static final double SLOWEST = 1;

  private static final double FASTEST = 35;

  /** Sentences are of all lengths, but one reader's pace is steady. */
  private static final double LENGTH_VARIES = 0.25;

  private static final double PACE_VARIES = 0.15;

  /** A word or two tell little about the pace. */
  private static final int FEWEST_SYMBOLS = 8;

  private final CheckConfig config;
  private final Problems problems;
  private final int usualRate;
  private final Typical seconds;
  private final Typical pace;
  private final Set<String> bad = new HashSet<>();

  private Verdict(CheckConfig config, Problems problems, List<Examined> all) {
    this.config = config;
    this.problems = problems;
    List<Examined> readable = all.stream().filter(Examined::isAudible).toList();
    usualRate = usualRate(readable);
    seconds =
        Typical.of(readable.stream().map(one -> one.sound().seconds()).toList(), LENGTH_VARIES);
    pace =
        Typical.of(
            readable.stream().filter(Verdict::tellsPace).map(Examined::pace).toList(), PACE_VARIES);
  }

  /** Notes all that is wrong; {@return the utterances that nothing is wrong with} */
  static List<Utterance> on(List<Examined> all, CheckConfig config, Problems problems) {
    Verdict verdict = new Verdict(config, problems, all);
    all.forEach(verdict::judge);
    return all.stream()
        .filter(one -> !verdict.bad.contains(one.where()))
        .flatMap(one -> Stream.ofNullable(one.utterance()))
        .toList();
  }

  /** The rate of most recordings; of equally many the higher. */
  private static int usualRate(List<Examined> readable) {
    Map<Integer, Long> counts =
        readable.stream()
            .collect(
                Collectors.groupingBy(
                    one -> one.sound().sampleRate(), TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .max(Map.Entry.<Integer, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse(0);
  }

  private static boolean tellsPace(Examined one) {
    return one.text().symbols() >= FEWEST_SYMBOLS && one.sound().sounding() > 0;
  }

  private void judge(Examined one) {
    one.text().problem().ifPresent(what -> add(one, Problem.Kind.NO_PRONUNCIATION, what));
    if (!one.unreadable().isEmpty()) {
      add(one, Problem.Kind.UNREADABLE, one.unreadable());
    }
    if (!one.isAudible()) {
      return;
    }
    judgeRate(one);
    judgeLength(one);
    if (one.sound().peak() < SILENT) {
      add(one, Problem.Kind.SILENCE, "nothing but silence, %s".formatted(peak(one)));
    } else {
      judgeLevel(one);
      judgePace(one);
    }
  }

  private void judgeRate(Examined one) {
    int rate = one.sound().sampleRate();
    int wanted = config.preprocess().sampleRate();
    if (rate < wanted) {
      add(one, Problem.Kind.SAMPLE_RATE, "%d Hz, asked for are %d Hz".formatted(rate, wanted));
    } else if (rate != usualRate) {
      add(one, Problem.Kind.SAMPLE_RATE, "%d Hz, most have %d Hz".formatted(rate, usualRate));
    }
  }

  private void judgeLength(Examined one) {
    double length = one.sound().seconds();
    if (length < config.minSeconds() || length > config.maxSeconds()) {
      add(
          one,
          Problem.Kind.DURATION,
          "%s s long, expected %s to %s s"
              .formatted(number(length), number(config.minSeconds()), number(config.maxSeconds())));
    } else if (seconds.isFar(length)) {
      add(
          one,
          Problem.Kind.DURATION,
          "%s s long, most are about %s s".formatted(number(length), number(seconds.median())));
    }
  }

  private void judgeLevel(Examined one) {
    Measurement sound = one.sound();
    if (sound.clipped() >= CLIPPED) {
      add(
          one,
          Problem.Kind.CLIPPING,
          "%d samples in a row with others at full scale".formatted(sound.clipped()));
    }
    judgeSilence(one, sound.before(), "before");
    judgeSilence(one, sound.behind(), "behind");
  }

  private void judgeSilence(Examined one, double silence, String where) {
    if (silence > config.maxSilence()) {
      add(
          one,
          Problem.Kind.SILENCE,
          "%s s of silence %s the speech, expected at most %s s"
              .formatted(number(silence), where, number(config.maxSilence())));
    }
  }

  private void judgePace(Examined one) {
    double symbols = one.pace();
    boolean impossible = symbols > FASTEST || symbols < SLOWEST;
    if (one.text().symbols() > 0 && (impossible || tellsPace(one) && pace.isFar(symbols))) {
      add(
          one,
          Problem.Kind.TEXT_LENGTH,
          "%d %s in %s s of sound, %s a second%s"
              .formatted(
                  one.text().symbols(),
                  one.text().unit(),
                  number(one.sound().sounding()),
                  number(symbols),
                  Double.isNaN(pace.median())
                      ? ", expected %s to %s".formatted(number(SLOWEST), number(FASTEST))
                      : ", most have about " + number(pace.median())));
    }
  }

  private static String peak(Examined one) {
    return one.sound().peak() == 0
        ? "all samples are 0"
        : "its peak is %s dB".formatted(number(20 * Math.log10(one.sound().peak())));
  }

  private static String number(double value) {
    return new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros().toPlainString();
  }

  private void add(Examined one, Problem.Kind kind, String what) {
    bad.add(one.where());
    problems.add(kind, one.where(), what);
  }
}
