package org.zethus.torch.tts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PhoneLevelTest {
  @Test
  void aPhoneHasTheMeanOfItsFrames() {
    float[] means = PhoneLevel.means(new float[] {1, 3, 5, 7, 9}, new int[] {2, 1, 2});
    assertThat(means).containsExactly(2, 5, 8);
  }

  @Test
  void aPhoneWithoutFramesHasTheValueWhereItStands() {
    float[] means = PhoneLevel.means(new float[] {1, 3, 5}, new int[] {0, 2, 0, 1, 0});
    assertThat(means).containsExactly(1, 2, 5, 5, 5);
  }
}
