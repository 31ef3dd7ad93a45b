package org.zethus.voice.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.zethus.api.config.Config;
import org.zethus.api.config.Json;
import org.zethus.api.data.AtomicFiles;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Reason;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;

/** Writes a voice and the checkpoints it speaks with into a jar; the same ones, the same bytes. */
final class VoiceJar {
  /** The earliest time that a zip file can hold, in place of the day it was made. */
  private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

  private static final String EXTENDER =
      "osgi.extender;filter:=\"(&(osgi.extender=zethus.voice)(version>=1.0)(!(version>=2.0)))\"";

  /** What a stage leaves beside a checkpoint that inference has no use for. */
  private static final List<String> LEFT_OUT = List.of("artifact.json", "events.out.tfevents");

  private static final int HASH_BYTES = 4;

  private final RunContext context;
  private final VoiceBundleConfig config;

  VoiceJar(RunContext context, VoiceBundleConfig config) {
    this.context = context;
    this.config = config;
  }

  /** {@return a manifest with the voice's id, whose file {@code bundle} is the jar} */
  Manifest write() {
    context.cancel().throwIfCancelled();
    VoiceCard card = config.card();
    Map<String, Path> files = new LinkedHashMap<>(files(VoiceCard.MODEL, "checkpoint"));
    if (!card.vocoder().isEmpty()) {
      files.putAll(files(VoiceCard.VOCODER, "vocoder"));
    }
    String name = card.id() + ".jar";
    String json = Json.writePretty(Config.of(card).asMap());
    AtomicFiles.write(
        context.output().resolve(name),
        channel -> {
          JarOutputStream jar = new JarOutputStream(Channels.newOutputStream(channel));
          entry(jar, JarFile.MANIFEST_NAME);
          header(hash(json, files.values())).write(jar);
          entry(jar, VoiceCard.FILE);
          jar.write(json.getBytes(StandardCharsets.UTF_8));
          for (Map.Entry<String, Path> file : files.entrySet()) {
            context.cancel().throwIfCancelled();
            entry(jar, file.getKey());
            Files.copy(file.getValue(), jar);
          }
          jar.finish(); // who opened the channel closes it
        });
    Utterance voice = new Utterance(card.id(), "").withFiles(Map.of("bundle", name));
    Manifest made = new Manifest(context.output(), List.of(voice));
    made.write();
    return made;
  }

  private java.util.jar.Manifest header(String hash) {
    java.util.jar.Manifest manifest = new java.util.jar.Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Bundle-ManifestVersion", "2");
    attributes.putValue("Bundle-SymbolicName", "voice." + config.card().id());
    attributes.putValue("Bundle-Version", config.version() + "." + hash);
    attributes.putValue("Bundle-Name", "Voice " + config.card().id());
    attributes.putValue("Require-Capability", EXTENDER);
    return manifest;
  }

  /** {@return what tells this voice from one that learned something else: two cannot share it} */
  private static String hash(String json, Collection<Path> files) throws IOException {
    MessageDigest digest = sha256();
    digest.update(json.getBytes(StandardCharsets.UTF_8));
    try (OutputStream sink = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      for (Path file : files) {
        Files.copy(file, sink);
      }
    }
    return HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  /** {@return the files of the checkpoint in an input, by their names in the jar} */
  private Map<String, Path> files(String prefix, String input) {
    Path checkpoint = context.input(input);
    for (String needed : List.of(Checkpoint.CONFIG, Checkpoint.WEIGHTS)) {
      if (!Files.isRegularFile(checkpoint.resolve(needed))) {
        throw new ZethusException(
            "no %s in %s: expected a checkpoint that a trainer of ours wrote"
                .formatted(needed, checkpoint));
      }
    }
    Map<String, Path> files = new TreeMap<>();
    try (Stream<Path> found = Files.list(checkpoint)) {
      found.filter(VoiceJar::belongs).forEach(file -> files.put(prefix + file.getFileName(), file));
    } catch (IOException e) {
      throw new ZethusException("cannot read %s: %s".formatted(checkpoint, Reason.of(e)), e);
    }
    return files;
  }

  private static boolean belongs(Path file) {
    String name = file.getFileName().toString();
    return Files.isRegularFile(file) && LEFT_OUT.stream().noneMatch(name::startsWith);
  }

  private static void entry(JarOutputStream jar, String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(EPOCH);
    jar.putNextEntry(entry);
  }
}
