using CsCheck;
using VinhPhong.Bot.Channels.Zalo.Sending;

namespace VinhPhong.Bot.Tests.Zalo;

/// <summary>Answers as Zalo shows them.</summary>
public sealed class ZaloTextTests
{
    private static readonly string[] Pieces = ["thủ tục", "đăng ký.", "https://dichvucong.gov.vn/thu-tuc/123?a=b", "\n", "\n\n", "1. bước", "giấy 😀 tờ;"];

    [Fact]
    public void Marks_of_form_become_plain_text() => Assert.Equal(
        "Anh/chị ra Công an xã.\n\nGIẤY TỜ\n• Thẻ cũ\n• Đơn\n\n1. Lấy số\n2. Chụp hình\n\nCổng dịch vụ công: https://dichvucong.gov.vn",
        ZaloText.Plain("Anh/chị ra **Công an xã**.\n\n## Giấy tờ\n- Thẻ cũ\n- Đơn\n\n1. Lấy số\n2. Chụp hình\n\n[Cổng dịch vụ công](https://dichvucong.gov.vn)"));

    [Fact]
    public void What_fits_is_one_message_without_a_number() => Assert.Equal(["xin chào"], ZaloText.Split("xin chào"));

    [Fact]
    public void A_long_answer_is_cut_between_paragraphs_and_numbered()
    {
        var first = string.Join(' ', Enumerable.Repeat("một hai ba.", 10));
        var second = string.Join(' ', Enumerable.Repeat("bốn năm sáu.", 10));
        Assert.Equal(["(1/2) " + first, "(2/2) " + second], ZaloText.Split($"{first}\n\n{second}", 160));
    }

    [Fact]
    public void Never_within_a_word_or_an_address_and_nothing_is_lost() =>
        Gen.Select(Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).List[1, 200], Gen.Int[60, 300])
            .Sample((words, longest) =>
            {
                var text = string.Join(' ', words).Trim();
                var parts = ZaloText.Split(text, longest);
                Assert.All(parts, part => Assert.True(part.Length <= longest, $"{part.Length} > {longest}"));
                var back = string.Join(' ', parts.Select(part => parts.Count > 1 ? part[(part.IndexOf(')', StringComparison.Ordinal) + 2)..] : part));
                Assert.Equal(Words(text), Words(back));
            });

    private static string[] Words(string text) => text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
}
