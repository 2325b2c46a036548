using System.Text;

namespace VinhPhong.Knowledge.Vietnamese;

/// <summary>Removes what a reader cannot see: tag characters, zero-width and bidirectional marks, control characters, lone surrogates.</summary>
public static class HiddenCharacters
{
    /// <summary>
    /// The text without hidden characters, white space made plain and runs of it made one, cut to <paramref name="longest"/> UTF-16 units.
    /// Never throws, whatever the input.
    /// </summary>
    public static string Strip(string? text, int longest = int.MaxValue)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var kept = new StringBuilder(Math.Min(text.Length, longest));
        for (var i = 0; i < text.Length && kept.Length < longest; i++)
        {
            var c = text[i];
            if (char.IsSurrogate(c))
            {
                if (!char.IsHighSurrogate(c) || i + 1 >= text.Length || !char.IsLowSurrogate(text[i + 1])) continue;
                var codePoint = char.ConvertToUtf32(c, text[++i]);
                if (codePoint is >= 0xE0000 and <= 0xE0FFF) continue; // tag characters and variation selectors
                if (kept.Length + 2 > longest) break;
                kept.Append(c).Append(text[i]);
            }
            else if (c is '\n' or '\r') AppendSpace(kept, '\n');
            else if (c == '\t' || char.IsWhiteSpace(c)) AppendSpace(kept, ' ');
            else if (!IsHidden(c)) kept.Append(c);
        }
        return kept.ToString();
    }

    private static void AppendSpace(StringBuilder kept, char space)
    {
        if (kept.Length == 0 || !char.IsWhiteSpace(kept[^1])) kept.Append(space);
        else if (space == '\n') kept[^1] = space;
    }

    private static bool IsHidden(char c) =>
        char.IsControl(c)
        || c is '\u00AD' or '\u034F' or '\u061C' or '\u115F' or '\u1160' or '\u17B4' or '\u17B5' or '\u180E' or '\u3164' or '\uFEFF' or '\uFFFC'
            or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u206F')
            or (>= '\uFE00' and <= '\uFE0F') or (>= '\uFFF0' and <= '\uFFFB');
}
