namespace VinhPhong.Bot.Conversations;

/// <summary>How conversations are kept and handled. Section <c>Conversations</c>.</summary>
internal sealed class ConversationsOptions
{
    public const string Section = "Conversations";

    /// <summary>A conversation without a word for this long is closed politely; a new message opens it again.</summary>
    public TimeSpan CloseAfter { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Days after the last activity until a transcript is deleted, or made anonymous.</summary>
    public int KeepDays { get; set; } = 90;

    /// <summary>Instead of deleting: who it was and files go, what was said stays with its numbers masked.</summary>
    public bool KeepAnonymous { get; set; }

    /// <summary>How often idle and outdated conversations are looked for.</summary>
    public TimeSpan SweepEvery { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Messages waiting to be stored or handled before callers are asked to come back later.</summary>
    public int MostWaiting { get; set; } = 2000;

    /// <summary>The same for one conversation.</summary>
    public int MostWaitingInOne { get; set; } = 50;

    /// <summary>Turns handled side by side.</summary>
    public int TurnsAtOnce { get; set; } = 32;

    /// <summary>A resident who has waited this long sees that the assistant is at work.</summary>
    public TimeSpan TypingAfter { get; set; } = TimeSpan.FromMilliseconds(300);

    /// <summary>Characters of a question; of a longer one the resident is told to shorten it.</summary>
    public int LongestQuestion { get; set; } = 2000;

    /// <summary>All that is wrong, each as setting, value and cure.</summary>
    public IEnumerable<string> Problems()
    {
        if (CloseAfter < TimeSpan.FromSeconds(1)) yield return $"Conversations:CloseAfter is {CloseAfter}; give at least one second, for example \"00:30:00\".";
        if (KeepDays < 1) yield return $"Conversations:KeepDays is {KeepDays}; give at least 1 day.";
        if (SweepEvery < TimeSpan.FromMilliseconds(100)) yield return $"Conversations:SweepEvery is {SweepEvery}; give at least 0.1 s, for example \"00:01:00\".";
        if (MostWaiting < 1) yield return $"Conversations:MostWaiting is {MostWaiting}; give at least 1.";
        if (MostWaitingInOne < 1) yield return $"Conversations:MostWaitingInOne is {MostWaitingInOne}; give at least 1.";
        if (TurnsAtOnce is < 1 or > 1000) yield return $"Conversations:TurnsAtOnce is {TurnsAtOnce}; give 1 to 1000.";
        if (TypingAfter < TimeSpan.Zero) yield return $"Conversations:TypingAfter is {TypingAfter}; give 0 or more, for example \"00:00:00.3\".";
        if (LongestQuestion is < 100 or > 4000) yield return $"Conversations:LongestQuestion is {LongestQuestion}; give 100 to 4000 characters.";
    }
}
