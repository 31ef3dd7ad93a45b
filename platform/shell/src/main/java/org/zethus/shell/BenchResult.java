package org.zethus.shell;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one process measured with one number of threads.
 *
 * @param subject voice or plugin
 * @param engine what it computes with
 * @param threads of the engine
 * @param startSeconds from the start of the process to the command, as long as to a prompt
 * @param startCpuSeconds processor time in that
 * @param firstSampleSeconds from the command to the first samples, loading included
 * @param realTimeFactor seconds of work per second of audio, median of the calls after the first
 * @param cpuPerAudioSecond processor seconds per second of audio
 * @param peakMegabytes largest resident memory of the process
 */
record BenchResult(
    String subject,
    String engine,
    int threads,
    double startSeconds,
    double startCpuSeconds,
    double firstSampleSeconds,
    double realTimeFactor,
    double cpuPerAudioSecond,
    double peakMegabytes) {
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("subject", subject);
    json.put("engine", engine);
    json.put("threads", threads);
    json.put("start_seconds", startSeconds);
    json.put("start_cpu_seconds", startCpuSeconds);
    json.put("first_sample_seconds", firstSampleSeconds);
    json.put("real_time_factor", realTimeFactor);
    json.put("cpu_per_audio_second", cpuPerAudioSecond);
    json.put("peak_megabytes", peakMegabytes);
    return json;
  }
}
