package org.zethus.template.kt

import org.zethus.api.model.TtsRequest
import org.zethus.testkit.contract.ModelContract

class MorseContractTest : ModelContract() {
  override fun open() = Morse(MorseConfig(8000, 600.0, 20.0))

  override fun request() = TtsRequest("What hath God wrought?")
}
