using VinhPhong.Knowledge.Answers;

[assembly: AssemblyFixture(typeof(VinhPhong.Knowledge.Tests.RealKnowledge))]

namespace VinhPhong.Knowledge.Tests;

/// <summary>The real FAQ set, loaded once for all tests, on a fixed day.</summary>
public sealed class RealKnowledge
{
    public static readonly DateOnly Today = new(2026, 11, 24);

    public DataFolder Data { get; } = new(Path.Combine(AppContext.BaseDirectory, "data"));

    public Published Published { get; }

    public Answerer Answerer { get; }

    public RealKnowledge()
    {
        Published = Published.Load(Data, Today);
        Answerer = new Answerer(new Library(Published));
    }

    public Answer Ask(params string[] turns)
    {
        var dialogue = Dialogue.Empty;
        foreach (var turn in turns[..^1]) dialogue = dialogue.After(turn, Answerer.Ask(new Question(turn, dialogue)));
        return Answerer.Ask(new Question(turns[^1], dialogue));
    }
}
