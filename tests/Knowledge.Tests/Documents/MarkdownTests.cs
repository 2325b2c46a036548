using VinhPhong.Knowledge.Documents;

namespace VinhPhong.Knowledge.Tests.Documents;

public sealed class MarkdownTests : IDisposable
{
    private readonly DocumentFolder folder = new();

    public void Dispose() => folder.Dispose();

    private void Reads(string body, params string[] passages)
    {
        var document = folder.ReadMarkdown(body);
        Assert.Empty(folder.Findings);
        Assert.Equal(passages, DocumentFolder.Shown(document));
    }

    [Fact]
    public void The_front_matter_gives_the_fields()
    {
        var document = folder.ReadMarkdown("Một đoạn.");
        Assert.Equal(("van-ban", "Văn bản", "1/KH-UBND", new DateOnly(2026, 3, 4), new Uri("https://vinhphong.angiang.gov.vn/1"), new DateOnly(2026, 11, 23)),
            (document.Id, document.Title, document.Number, document.Issued, document.Url, document.Checked));
        Assert.Equal(new Passage("Văn bản", SectionMark.Opening, "Một đoạn."), document.Passages.Single());
    }

    [Fact]
    public void A_list_ends_where_Markdown_ends_it() => Reads(
        "## I. HỒ SƠ\n\n- Tờ khai\n- Giấy tờ:\n  - Căn cước\n  - Sổ đất\n\nNộp tại trung tâm.\n\n1. Lấy số\n2. Chờ\n",
        "Mục I, gạch đầu dòng 1: HỒ SƠ\nTờ khai", "Mục I, gạch đầu dòng 2.1: HỒ SƠ\nGiấy tờ:\nCăn cước", "Mục I, gạch đầu dòng 2.2: HỒ SƠ\nGiấy tờ:\nSổ đất",
        "Mục I: HỒ SƠ\nNộp tại trung tâm.", "Mục I.1: HỒ SƠ\nLấy số", "Mục I.2: HỒ SƠ\nChờ");

    [Fact]
    public void An_official_text_pasted_without_headings_is_read_by_its_marks() => Reads(
        "I. MỤC ĐÍCH\n\n1. Mục tiêu chung\n\nQuán triệt *sâu rộng*.\n\n- Một ý.\n\na) Giai đoạn\n\n- Ý khác.\n",
        "Mục I.1: MỤC ĐÍCH\nMục tiêu chung\nQuán triệt sâu rộng.", "Mục I.1, gạch đầu dòng 1: MỤC ĐÍCH\nMục tiêu chung\nMột ý.",
        "Mục I.1, điểm a, gạch đầu dòng 1: MỤC ĐÍCH\nMục tiêu chung\nGiai đoạn\nÝ khác.");

    [Fact]
    public void A_table_keeps_its_row_numbers_and_says_its_headings_in_each_row() => Reads(
        "## Phụ lục 1. PHÂN CÔNG\n\n| STT | Việc | Đơn vị |\n| --- | --- | --- |\n| 1 | Tập huấn | Phòng Văn hóa |\n| 3 | VNeID | Công an xã |\n",
        "Phụ lục 1, dòng 1: PHÂN CÔNG\nSTT: 1; Việc: Tập huấn; Đơn vị: Phòng Văn hóa", "Phụ lục 1, dòng 3: PHÂN CÔNG\nSTT: 3; Việc: VNeID; Đơn vị: Công an xã");

    [Fact]
    public void A_heading_without_number_is_cited_by_its_words() => Reads(
        "# Văn bản\n\n## Gặp trực tiếp\n\nTới trung tâm.\n\n### Giờ\n\nBuổi sáng.\n\n## Gọi điện\n\nGọi trước.",
        "Phần mở đầu: Văn bản", "Phần “Gặp trực tiếp”: Gặp trực tiếp\nTới trung tâm.", "Phần “Gặp trực tiếp”, phần “Giờ”: Gặp trực tiếp\nGiờ\nBuổi sáng.", "Phần “Gọi điện”: Gọi điện\nGọi trước.");
}
