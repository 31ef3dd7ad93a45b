package org.zethus.template.kt

import org.osgi.service.component.annotations.Component
import org.zethus.api.model.ModelPlugin
import org.zethus.api.plugin.Checkpoint
import org.zethus.api.plugin.Device
import org.zethus.api.plugin.PluginId

/** Offers Morse code to recipes as `model/morse`. */
@Component
@PluginId("morse")
class MorsePlugin : ModelPlugin {
  override fun load(checkpoint: Checkpoint, device: Device) =
    Morse(checkpoint.config(MorseConfig::class.java))
}
