package org.zethus.shell.report;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.dsp.file.AudioFiles;
import org.zethus.dsp.picture.SpectrogramPng;

/**
 * {@code index.html}: a table of means, how the values are spread, and for each utterance its
 * values, players and spectrograms side by side. It asks for nothing from the network.
 */
final class ReportPage {
  /** More than that nobody looks at, and the pictures would be large; the tables have them all. */
  private static final int MOST_SHOWN = 100;

  private static final int BINS = 20;
  private static final int BAR = 14;
  private static final int HEIGHT = 60;

  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Evaluation</title>
      <style>
      body { font: 15px/1.45 system-ui, sans-serif; margin: 2em auto; max-width: 72em; padding: 0 1em; color: #222; }
      table { border-collapse: collapse; margin: 0.5em 0; }
      th, td { padding: 0.25em 0.8em; text-align: right; border-bottom: 1px solid #ddd; }
      th:first-child, td:first-child { text-align: left; }
      section { margin: 2em 0; }
      .pair { display: grid; grid-template-columns: 1fr 1fr; gap: 1em; }
      .pair img { width: 100%; height: 200px; object-fit: fill; }
      .pair audio { width: 100%; }
      figure { display: inline-block; margin: 0.5em 1.5em 0.5em 0; }
      figcaption { font-size: 0.85em; color: #555; }
      rect { fill: #1f5f99; }
      </style>
      </head>
      <body>
      <h1>Evaluation</h1>
      """;

  private final Report report;
  private final Path folder;
  private final StringBuilder html = new StringBuilder(HEAD);

  private ReportPage(Report report, Path folder) {
    this.report = report;
    this.folder = folder;
  }

  static void write(Report report, Path folder) {
    ReportPage page = new ReportPage(report, folder);
    page.means();
    page.spreads();
    page.utterances();
    page.html.append("</body>\n</html>\n");
    Report.write(folder.resolve("index.html"), page.html.toString());
  }

  private void means() {
    html.append(
        "<table>\n<tr><th>Value</th><th>Mean</th><th>95 % interval</th><th>Utterances</th></tr>\n");
    report
        .scores()
        .forEach(
            (metric, scores) -> {
              row("<strong>%s</strong>: %s".formatted(escaped(metric), escaped(scores.measure())));
              Report.together(scores).forEach((name, value) -> row(name, number(value), "", ""));
              report.columns().stream()
                  .filter(column -> column.metric().equals(metric))
                  .forEach(this::mean);
            });
    html.append("</table>\n");
  }

  private void mean(Report.Column column) {
    double[] values = report.values(column);
    ConfidenceInterval interval = ConfidenceInterval.of(values);
    row(
        column.name(),
        number(interval.mean()),
        number(interval.low()) + " – " + number(interval.high()),
        String.valueOf(values.length));
  }

  private void row(String heading) {
    html.append("<tr><td colspan=\"4\">").append(heading).append("</td></tr>\n");
  }

  private void row(String... cells) {
    html.append("<tr>");
    for (String cell : cells) {
      html.append("<td>").append(escaped(cell)).append("</td>");
    }
    html.append("</tr>\n");
  }

  private void spreads() {
    html.append("<section>\n<h2>Spread</h2>\n");
    report.columns().forEach(column -> histogram(column.title(), report.values(column)));
    html.append("</section>\n");
  }

  private void histogram(String title, double[] values) {
    double least = Arrays.stream(values).min().orElse(0);
    double most = Arrays.stream(values).max().orElse(0);
    int[] counts = new int[BINS];
    for (double value : values) {
      double place = most > least ? (value - least) / (most - least) : 0.5;
      counts[Math.min(BINS - 1, (int) (place * BINS))]++;
    }
    int highest = Arrays.stream(counts).max().orElse(1);
    html.append(
        "<figure><svg width=\"%d\" height=\"%d\" role=\"img\">".formatted(BINS * BAR, HEIGHT));
    for (int bin = 0; bin < BINS; bin++) {
      int height = (int) Math.round((double) HEIGHT * counts[bin] / highest);
      html.append(
          "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>"
              .formatted(bin * BAR, HEIGHT - height, BAR - 1, height));
    }
    html.append(
        "</svg><figcaption>%s<br>%s – %s</figcaption></figure>\n"
            .formatted(escaped(title), number(least), number(most)));
  }

  private void utterances() {
    List<String> ids = report.ids();
    html.append("<section>\n<h2>Utterances</h2>\n");
    if (ids.size() > MOST_SHOWN) {
      html.append(
          "<p>The first %d of %d; <a href=\"items.csv\">items.csv</a> has all.</p>\n"
              .formatted(MOST_SHOWN, ids.size()));
    }
    ids.stream().limit(MOST_SHOWN).forEach(this::utterance);
    html.append("</section>\n");
  }

  private void utterance(String id) {
    html.append("<h3>%s</h3>\n<p>".formatted(escaped(id)));
    report.reference().find(id).map(Utterance::text).ifPresent(text -> html.append(escaped(text)));
    html.append("</p>\n<p>");
    for (Report.Column column : report.columns()) {
      Double value = report.value(id, column);
      if (value != null) {
        html.append("%s %s &emsp;".formatted(escaped(column.title()), number(value)));
      }
    }
    html.append("</p>\n<div class=\"pair\">\n");
    sound("Reference", report.reference(), id);
    sound("Generated", report.generated(), id);
    html.append("</div>\n");
  }

  private void sound(String title, Manifest manifest, String id) {
    manifest
        .find(id)
        .ifPresent(
            utterance -> {
              Path audio = manifest.file(utterance, "audio");
              Path picture = manifest.folder().resolve("spectrograms/" + id + ".png");
              SpectrogramPng.write(picture, AudioFiles.read(audio));
              html.append(
                  "<div>%s<br><img src=\"%s\" alt=\"spectrogram\" loading=\"lazy\"><br><audio controls preload=\"none\" src=\"%s\"></audio></div>\n"
                      .formatted(title, link(picture), link(audio)));
            });
  }

  private String link(Path file) {
    return escaped(folder.relativize(file).toString().replace("#", "%23"));
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e6
        ? "%.0f".formatted(value)
        : String.format(Locale.ROOT, "%.4g", value);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
