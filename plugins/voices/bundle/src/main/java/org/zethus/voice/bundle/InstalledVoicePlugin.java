package org.zethus.voice.bundle;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.preprocessor.Preprocessor;
import org.zethus.api.preprocessor.PreprocessorPlugin;
import org.zethus.api.voice.Voice;
import org.zethus.api.voice.VoicePlugin;

/** Offers the checkpoints of installed voices to recipes, to go on from. */
@Component
@PluginId("installed-voice")
public final class InstalledVoicePlugin implements PreprocessorPlugin {
  private static final String ID = "plugin.id";

  private final BundleContext context;

  @Activate
  public InstalledVoicePlugin(BundleContext context) {
    this.context = context;
  }

  @Override
  public Class<? extends Record> configType() {
    return InstalledVoiceConfig.class;
  }

  @Override
  public Preprocessor open(RunContext run) {
    InstalledVoiceConfig config = run.config().as(InstalledVoiceConfig.class);
    Voice voice = find(config.voice());
    return () -> new CheckpointCopy(run, config, config.part().of(voice, config.voice())).write();
  }

  private Voice find(String id) {
    List<ServiceReference<VoicePlugin>> voices = voices();
    ServiceReference<VoicePlugin> found =
        voices.stream()
            .filter(voice -> id.equals(voice.getProperty(ID)))
            .findFirst()
            .orElseThrow(() -> unknown(id, voices.stream()));
    try {
      return context.getService(found).voice();
    } finally {
      context.ungetService(found);
    }
  }

  private List<ServiceReference<VoicePlugin>> voices() {
    try {
      Collection<ServiceReference<VoicePlugin>> all =
          context.getServiceReferences(VoicePlugin.class, null);
      return all.stream().sorted().toList();
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException("no filter, no syntax", e);
    }
  }

  private static ZethusException unknown(
      String id, Stream<ServiceReference<VoicePlugin>> installed) {
    return new ZethusException(
        "no voice '%s' (key 'voice'); installed are %s"
            .formatted(
                id,
                String.join(
                    ", ", installed.map(voice -> "" + voice.getProperty(ID)).sorted().toList())));
  }
}
