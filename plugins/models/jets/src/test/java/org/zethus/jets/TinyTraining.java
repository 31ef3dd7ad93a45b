package org.zethus.jets;

/** Configs of trainings that take seconds. */
final class TinyTraining {
  private static final String DISCRIMINATORS =
      """
      msd: { widths: [4, 4, 8, 8, 16, 16, 16], groups: [1, 4, 4, 4, 4, 4, 1] },
      mpd: { mpd_reshapes: [2, 3], widths: [4, 6, 8] },
      """;

  private TinyTraining() {}

  /**
   * {@return the config of a stage}
   *
   * @param train keys of that section
   * @param more keys beside it
   */
  static String config(String train, String more) {
    return "{"
        + TinyModel.PREPROCESS
        + ("model: {" + TinyModel.NETWORK + DISCRIMINATORS + "},")
        + ("train: { segment_size: 16, " + train + "}, front_end: 'words',")
        + more
        + "}";
  }
}
