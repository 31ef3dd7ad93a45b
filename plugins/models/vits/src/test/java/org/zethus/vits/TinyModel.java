package org.zethus.vits;

/** A network of few channels. */
final class TinyModel {
  static final int SAMPLE_RATE = 8000;

  static final String PREPROCESS =
      """
      preprocess: {
        sample_rate: 8000, n_fft: 128, win_size: 128, hop_size: 16, n_mel: 8, fmin: 0, fmax: 4000,
        segment_size: 256, add_blank: true,
      },
      """;

  /** Without its end, so that a test can add keys. */
  static final String MODEL =
      """
      model: {
        inter_channels: 4, hidden_channels: 8, filter_channels: 12, n_heads: 2, n_layers: 1,
        posterior_layers: 2, flow_layers: 2,
        resblock: "2", resblock_kernel_sizes: [3], resblock_dilation_sizes: [[1, 3]],
        upsample_rates: [4, 4], upsample_kernel_sizes: [8, 8], upsample_initial_channel: 8,
        discriminator_channel_mult_factor: 0.125, mpd_reshapes: [2, 3],
      """;

  private TinyModel() {}
}
