namespace VinhPhong.Knowledge.Answers;

/// <summary>What a resident says now, and what has been said before in the same conversation.</summary>
public sealed record Question(string Text, Dialogue Earlier)
{
    /// <summary>A first message.</summary>
    public Question(string text) : this(text, Dialogue.Empty) { }

    /// <summary>Personal data that stood in the text before it was masked; it is warned of all the same.</summary>
    public Safety.PersonalDataKinds Masked { get; init; }
}
