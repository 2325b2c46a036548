using System.Globalization;
using System.Text;

namespace VinhPhong.Knowledge.Tests.Documents;

public sealed class PdfTests : IDisposable
{
    private readonly DocumentFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Lines_are_joined_to_paragraphs_over_a_page_end_without_heads_and_page_numbers()
    {
        var document = folder.Read("van-ban.pdf", Make(
        [
            "UBND XA VINH PHONG - 2026", "I. MUC DICH", "1. Yeu cau",
            "- Tuyen truyen kip thoi den moi nguoi dan trong xa, cac to chuc chinh tri", "- xa hoi va doanh nghiep tren dia ban, de ai cung biet cach nop ho so qua", "1",
        ],
        [
            "UBND XA VINH PHONG - 2026", "mang va nhan ket qua tai nha.", "- Bao cao truoc ngay 15/6.", "Trang 2/2",
        ]));
        Assert.Empty(folder.Findings);
        Assert.Equal(
            [
                "Mục I.1, gạch đầu dòng 1: MUC DICH\nYeu cau\nTuyen truyen kip thoi den moi nguoi dan trong xa, cac to chuc chinh tri - xa hoi va doanh nghiep tren dia ban, de ai cung biet cach nop ho so qua mang va nhan ket qua tai nha.",
                "Mục I.1, gạch đầu dòng 2: MUC DICH\nYeu cau\nBao cao truoc ngay 15/6.",
            ],
            DocumentFolder.Shown(document));
    }

    [Fact]
    public void A_short_line_ends_its_paragraph()
    {
        var document = folder.Read("van-ban.pdf", Make(["Dieu 5. Trach nhiem", "Uy ban nhan dan xa to chuc thuc hien Ke hoach nay va bao cao cap tren", "theo quy dinh.", "Nguoi dan duoc huong dan tai trung tam."]));
        Assert.Equal(["Điều 5: Trach nhiem\nUy ban nhan dan xa to chuc thuc hien Ke hoach nay va bao cao cap tren theo quy dinh.\nNguoi dan duoc huong dan tai trung tam."], DocumentFolder.Shown(document));
    }

    [Fact]
    public void A_page_that_is_only_a_picture_is_found()
    {
        folder.Read("van-ban.pdf", Make(["Dieu 1. Pham vi"], null));
        Assert.Equal("Only a picture, without text: page 2.", Assert.Single(folder.Findings).Problem);
    }

    /// <summary>A PDF written by hand: a page for each list of lines, a picture for null.</summary>
    internal static byte[] Make(params string[]?[] pages) => MakeWith("", pages);

    internal static byte[] MakeWith(string trailer, params string[]?[] pages)
    {
        var objects = new List<string>
        {
            "<< /Type /Catalog /Pages 2 0 R >>",
            $"<< /Type /Pages /Count {pages.Length} /Kids [{string.Join(' ', pages.Select((_, i) => $"{5 + (2 * i)} 0 R"))}] >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n0\nendstream",
        };
        foreach (var page in pages)
        {
            var drawn = page is null ? "q 500 0 0 700 0 0 cm /Scan Do Q"
                : $"BT /F 12 Tf 18 TL 70 770 Td\n{string.Concat(page.Select(line => $"({line.Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal)}) Tj T*\n"))}ET";
            objects.Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> /XObject << /Scan 4 0 R >> >> /Contents {objects.Count + 2} 0 R >>");
            objects.Add($"<< /Length {drawn.Length} >>\nstream\n{drawn}\nendstream");
        }
        var file = new StringBuilder("%PDF-1.4\n");
        var places = new List<int>();
        foreach (var (i, content) in objects.Index())
        {
            places.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{content}\nendobj\n");
        }
        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places) file.Append(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n");
        file.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(file.ToString());
    }
}
