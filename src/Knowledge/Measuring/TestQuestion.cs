using System.Text.Json;

namespace VinhPhong.Knowledge.Measuring;

/// <summary>A question with what should come of it: topics for one in scope, an outcome for one that is not.</summary>
public sealed record TestQuestion(string Id, string Noise, IReadOnlyList<string> Turns, IReadOnlyList<string> Expect, string? Outcome)
{
    /// <summary>Whether one of our topics answers it.</summary>
    public bool InScope => Expect.Count > 0;
}

/// <summary>A line of a file of questions that cannot be used: where and why.</summary>
public sealed record BadLine(int Line, string Problem);

/// <summary>Reads questions, one JSON object a line: <c>id</c>, <c>text</c> or <c>turns</c>, and for measuring <c>noise</c>, <c>expect</c> or <c>outcome</c>.</summary>
public static class TestQuestionFile
{
    /// <summary>All questions of the file, or all its bad lines: never a part.</summary>
    public static (IReadOnlyList<TestQuestion> Questions, IReadOnlyList<BadLine> Bad) Read(IEnumerable<string> lines, bool mustExpect)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var questions = new List<TestQuestion>();
        var bad = new List<BadLine>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            try
            {
                using var json = JsonDocument.Parse(line);
                var question = Read(json.RootElement, mustExpect);
                if (ids.Add(question.Id) || !mustExpect) questions.Add(question); // who only asks may use an id twice
                else bad.Add(new BadLine(number, $"the id \"{question.Id}\" was used before"));
            }
            catch (JsonException broken)
            {
                bad.Add(new BadLine(number, $"not a JSON object ({broken.Message.Split('.')[0]})"));
            }
            catch (InvalidOperationException)
            {
                bad.Add(new BadLine(number, "a text with half a character (a lone surrogate)"));
            }
            catch (FormatException wrong)
            {
                bad.Add(new BadLine(number, wrong.Message));
            }
        }
        return (questions, bad);
    }

    private static TestQuestion Read(JsonElement line, bool mustExpect)
    {
        if (line.ValueKind != JsonValueKind.Object) throw new FormatException("not a JSON object");
        var id = line.TryGetProperty("id", out var name) && name.ValueKind is JsonValueKind.String or JsonValueKind.Number ? name.ToString() : throw new FormatException("\"id\" is missing");
        var turns = line.TryGetProperty("turns", out var said) ? Texts(said, "turns")
            : line.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String ? [text.GetString()!]
            : throw new FormatException("\"text\" or \"turns\" is missing");
        if (turns.Count == 0) throw new FormatException("\"turns\" is empty");
        var expect = line.TryGetProperty("expect", out var topics) ? Texts(topics, "expect") : [];
        var outcome = line.TryGetProperty("outcome", out var word) ? word.ToString() : null;
        if (mustExpect && expect.Count == 0 && outcome is not ("handoff" or "decline" or "oos" or "smalltalk" or "clarify" or "answer"))
            throw new FormatException("\"expect\" or \"outcome\" is missing");
        return new TestQuestion(id, line.TryGetProperty("noise", out var noise) ? noise.ToString() : "", turns, expect, outcome);
    }

    private static List<string> Texts(JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Array || element.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String))
            throw new FormatException($"\"{name}\" is not a list of texts");
        return [.. element.EnumerateArray().Select(item => item.GetString()!)];
    }
}
