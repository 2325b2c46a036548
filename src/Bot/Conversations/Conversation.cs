using System.Globalization;
using VinhPhong.Knowledge.Answers;

namespace VinhPhong.Bot.Conversations;

/// <summary>
/// One resident's conversation on one channel. Its activities are numbered from 1 without gaps; everything the resident sent up to
/// <see cref="HandledThrough"/> has been handled, in order. Only the writer changes it, in a transaction with its activities.
/// </summary>
internal sealed class Conversation
{
    /// <summary>Letters and digits only: it stands in paths and activity ids.</summary>
    public required string Id { get; init; }

    /// <summary><c>directline</c>, and others to come.</summary>
    public required string Channel { get; init; }

    /// <summary>The resident, if the channel vouches for who it is: what a client says of itself could be anybody, and is not kept here. Null once forgotten.</summary>
    public string? UserId { get; private set; }

    /// <summary>Language of the resident's screen, BCP 47.</summary>
    public string? Locale { get; private set; }

    public Holder Holder { get; private set; }

    /// <summary>The officer who holds it; null while the assistant does.</summary>
    public string? OfficerId { get; private set; }

    /// <summary>The hand-off that is not over, by its reference; there is none without one here, and none held by an officer without <see cref="OfficerId"/>.</summary>
    public string? HandOff { get; private set; }

    /// <summary>The hand-off that the resident was just asked about, until the next message.</summary>
    public string? AskedAbout { get; private set; }

    /// <summary>What was said before, as far as it bears on the next message; personal data masked.</summary>
    public Dialogue Dialogue { get; private set; } = Dialogue.Empty;

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The time stamp of the newest activity; the next one is later, whatever the clock does.</summary>
    public DateTimeOffset LastActivityAt { get; private set; }

    /// <summary>When it was closed for idleness; a new message opens it again.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>When the resident was forgotten or the retention time ran out.</summary>
    public DateTimeOffset? ForgottenAt { get; private set; }

    /// <summary>The number of the newest activity.</summary>
    public long LastSequence { get; private set; }

    /// <summary>The number of the newest activity from the resident; never more than <see cref="LastSequence"/>.</summary>
    public long LastIncoming { get; private set; }

    /// <summary>Everything from the resident up to this number has been handled.</summary>
    public long HandledThrough { get; private set; }

    /// <summary>The resident's device has told that it has everything up to this number; 0 where the channel tells nothing.</summary>
    public long DeliveredThrough { get; private set; }

    /// <summary>The resident has looked at everything up to this number; never more than <see cref="DeliveredThrough"/>.</summary>
    public long SeenThrough { get; private set; }

    /// <summary>Messages of the resident that are not handled yet.</summary>
    public int Waiting { get; private set; }

    /// <summary>Counted up by every change, so that two instances never overwrite each other.</summary>
    public long Version { get; private set; }

    public bool HasWork => HandledThrough < LastIncoming;

    /// <summary>A new conversation; <paramref name="userId"/> may come with the first message.</summary>
    public static Conversation Start(string id, string channel, string? userId, string? locale, DateTimeOffset now) =>
        new() { Id = id, Channel = channel, UserId = userId, Locale = locale, StartedAt = now, LastActivityAt = now };

    /// <summary>The number and time of the next activity.</summary>
    public (long Sequence, DateTimeOffset At) Next(DateTimeOffset now)
    {
        Version++;
        // Clients order their screen by time stamp, so a clock set back must not move a bubble up.
        var earliest = LastActivityAt.AddMilliseconds(1);
        LastActivityAt = now > earliest ? now : earliest;
        return (++LastSequence, LastActivityAt);
    }

    /// <summary>The newest activity came from the resident.</summary>
    public void Received(string? locale)
    {
        Version++;
        LastIncoming = LastSequence;
        Waiting++;
        Locale = locale ?? Locale;
        if (ClosedAt is null) return;
        ClosedAt = null;
        Dialogue = Dialogue.Empty; // what was said before it was closed is another matter by now
    }

    /// <summary>An activity of the resident is handled; false if it was handled before.</summary>
    public bool Handle(long sequence, Dialogue dialogue)
    {
        if (sequence <= HandledThrough) return false;
        Version++;
        HandledThrough = sequence;
        Waiting--;
        Dialogue = dialogue;
        return true;
    }

    /// <summary>It has a hand-off from now on.</summary>
    public void BeginHandOff(string reference)
    {
        Version++;
        (HandOff, AskedAbout) = (reference, null);
        ClosedAt = null;
    }

    /// <summary>An officer holds it: from here on the assistant says nothing to the resident.</summary>
    public void HoldBy(string officerId)
    {
        Version++;
        (Holder, OfficerId) = (Holder.Officer, officerId);
    }

    /// <summary>Back to the assistant, who answers the very next message, while the hand-off waits for another officer.</summary>
    public void BackToAssistant()
    {
        Version++;
        (Holder, OfficerId) = (Holder.Assistant, null);
    }

    /// <summary>The hand-off is over; <paramref name="askedAbout"/>: the resident was asked whether it helped.</summary>
    public void EndHandOff(string? askedAbout)
    {
        BackToAssistant();
        (HandOff, AskedAbout) = (null, askedAbout);
        // What was said to the officer the assistant did not follow: the next message is understood by itself.
        Dialogue = Dialogue.Empty;
    }

    /// <summary>The resident's device told what it has; false if that was known. What nobody sent was seen by nobody.</summary>
    public bool Mark(Receipt receipt)
    {
        var through = Math.Min(receipt.Through, LastSequence);
        if (through <= (receipt.Seen ? SeenThrough : DeliveredThrough)) return false;
        Version++;
        DeliveredThrough = Math.Max(DeliveredThrough, through);
        if (receipt.Seen) SeenThrough = through;
        return true;
    }

    /// <summary>Something of it changed that stands in another table.</summary>
    public void Touch() => Version++;

    /// <summary>The resident said something else than whether it helped, or said it.</summary>
    public void StopAsking()
    {
        if (AskedAbout is null) return;
        Version++;
        AskedAbout = null;
    }

    public void Close(DateTimeOffset now)
    {
        Version++;
        ClosedAt = now;
    }

    /// <summary>Nothing that says who it was stays.</summary>
    public void Forget(DateTimeOffset now)
    {
        Version++;
        (UserId, Locale, Dialogue, ForgottenAt) = (null, null, Dialogue.Empty, now);
        (Holder, OfficerId, HandOff, AskedAbout) = (Holder.Assistant, null, null, null);
        (HandledThrough, Waiting) = (LastIncoming, 0);
    }

    /// <summary>The number in the id of an activity of this conversation; null if it is of another, or no id.</summary>
    public static long? SequenceOf(string conversationId, string activityId) =>
        activityId.StartsWith(conversationId, StringComparison.Ordinal) && activityId.AsSpan(conversationId.Length) is ['|', .. var digits]
            && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? sequence : null;

    /// <summary>The id of an activity of this conversation.</summary>
    public static string ActivityId(string conversationId, long sequence) => string.Create(CultureInfo.InvariantCulture, $"{conversationId}|{sequence:0000000}");
}
