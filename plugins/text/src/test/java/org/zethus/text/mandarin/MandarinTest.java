package org.zethus.text.mandarin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MandarinTest {
  private static final Mandarin MANDARIN = new Mandarin();

  private static void assertRead(String text, String pinyin) {
    assertThat(
            MANDARIN.syllables(text).stream()
                .map(syllable -> syllable.pinyin() + syllable.tone())
                .collect(Collectors.joining(" ")))
        .isEqualTo(pinyin);
  }

  @ParameterizedTest
  @CsvSource({
    "我在银行工作, wo3 zai4 yin2 hang2 gong1 zuo4",
    "他行走在街上, ta1 xing2 zou3 zai4 jie1 shang4",
    "重庆很重要, chong2 qing4 hen3 zhong4 yao4",
    "孩子长大了, hai2 zi5 zhang3 da4 le5",
    "长度是三米, chang2 du4 shi4 san1 mi3",
    "音乐让人快乐, yin1 yue4 rang4 ren2 kuai4 le4",
    "我觉得该睡觉了, wo3 jue2 de5 gai1 shui4 jiao4 le5",
    "他慢慢地走过来, ta1 man4 man4 de5 zou3 guo4 lai2",
    "他在地上, ta1 zai4 di4 shang4",
    "人参加了, ren2 can1 jia1 le5",
    "他们都在都市, ta1 men5 dou1 zai4 du1 shi4",
    "為人民服務, wei4 ren2 min2 fu2 wu4"
  })
  void charactersOfSeveralReadingsAreReadInTheirSentence(String text, String pinyin) {
    assertRead(text, pinyin);
  }

  @ParameterizedTest
  @CsvSource({
    "水果, shui2 guo3",
    "总统府, zong2 tong2 fu3",
    "很好, hen3 hao3",
    "不是不好, bu2 shi4 bu4 hao3",
    "好不好, hao3 bu5 hao3",
    "差不多, cha4 bu5 duo1",
    "一只猫一起, yi4 zhi1 mao1 yi4 qi3",
    "一个人, yi2 ge4 ren2",
    "看一看, kan4 yi5 kan4",
    "统一的标准, tong3 yi1 de5 biao1 zhun3",
    "星期一早上, xing1 qi1 yi1 zao3 shang4",
    "第一次, di4 yi1 ci4",
    "一月一日, yi1 yue4 yi1 ri4",
    "二十一岁, er4 shi2 yi1 sui4",
    "一百, yi4 bai3",
    "女儿, nv3 er2",
    "这儿, zhe4 er5",
    "小孩儿, xiao3 hai2 er5"
  })
  void tonesChangeBeforeOtherTones(String text, String pinyin) {
    assertRead(text, pinyin);
  }

  @Test
  void whatIsNoChineseIsLeftOut() {
    assertRead("\uD83D\uDE00ab\uD842\uDFB7 家", "jia1");
    assertRead("", "");
  }

  @Test
  void nothingIsLostBetweenWords() {
    String text = "我们 一九九九年，在北京\uD842\uDFB7见面ＡＢＣ。 ";
    assertThat(String.join("", ChineseWords.cut(text))).isEqualTo(text);
    assertThat(ChineseWords.cut("我们在北京见面")).containsExactly("我们", "在", "北京", "见面");
  }
}
