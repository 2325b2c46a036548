namespace VinhPhong.Knowledge.Entries;

/// <summary>One FAQ entry: how residents ask, what is answered, where it comes from, and how long it holds.</summary>
public sealed record Entry
{
    /// <summary>Unique among all entries; also the name of its file.</summary>
    public required string Id { get; init; }

    /// <summary>What the assistant does when this entry fits best.</summary>
    public EntryKind Kind { get; init; }

    /// <summary>An id of <c>data/topics.tsv</c>; null for an entry that only marks what we do not answer.</summary>
    public string? Topic { get; init; }

    /// <summary>What a resident is shown as a choice.</summary>
    public required string Title { get; init; }

    /// <summary>The office that owns the topic: <c>tthcc</c>, <c>cong-an</c> or <c>vhxh</c>.</summary>
    public required string Office { get; init; }

    /// <summary>Whether residents may see it, and with what caution.</summary>
    public EntryStatus Status { get; init; }

    /// <summary>Whether an officer is offered beside the answer.</summary>
    public HandOffOffer HandOff { get; init; }

    /// <summary>Why a decoy is not answered; null for the usual reason of its kind.</summary>
    public Reason? Reason { get; init; }

    /// <summary>Seconds matter: the first line says the first thing to do.</summary>
    public bool Urgent { get; init; }

    /// <summary>From when to when it may be answered from, and when it must be read again.</summary>
    public required Validity Validity { get; init; }

    /// <summary>Phrasings of residents, as they would type them.</summary>
    public IReadOnlyList<string> Questions { get; init; } = [];

    /// <summary>Terms to find it by.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Ids of entries that are often asked next.</summary>
    public IReadOnlyList<string> Related { get; init; } = [];

    /// <summary>What its statements rest on.</summary>
    public IReadOnlyList<Source> Sources { get; init; } = [];

    /// <summary>The answer as Markdown; its first paragraph answers by itself.</summary>
    public required string Body { get; init; }

    /// <summary>The folder it lies in.</summary>
    public required string Group { get; init; }

    /// <summary>The first paragraph of the body.</summary>
    public string ShortAnswer => Body.Split("\n\n", 2)[0].Trim();

    /// <summary>Whether an answer about a topic of ours comes from it, as opposed to small talk and marked limits.</summary>
    public bool Answers => Kind is EntryKind.Answer or EntryKind.SmallTalk;
}

/// <summary>What the assistant does when an entry fits best.</summary>
public enum EntryKind
{
    /// <summary>Answers from it.</summary>
    Answer,

    /// <summary>Greets, thanks, introduces itself.</summary>
    SmallTalk,

    /// <summary>A decoy: a matter near ours that we do not answer; an officer is offered.</summary>
    Elsewhere,

    /// <summary>A decoy that has nothing to do with the commune; kindly declined.</summary>
    OffTopic,

    /// <summary>Must not be helped with: private data of others, breaking rules, politics, abuse.</summary>
    Refuse,
}

/// <summary>Whether residents may see an entry, and with what caution.</summary>
public enum EntryStatus
{
    /// <summary>Checked and approved.</summary>
    Published,

    /// <summary>Shown, with the words "cần xác minh": part of it could not be verified.</summary>
    NeedsCheck,

    /// <summary>Not shown.</summary>
    Draft,
}

/// <summary>Whether an officer is offered beside an answer.</summary>
public enum HandOffOffer
{
    /// <summary>Not offered.</summary>
    Never,

    /// <summary>Offered as a choice.</summary>
    Offer,

    /// <summary>The conversation is handed off with the answer.</summary>
    Always,
}
