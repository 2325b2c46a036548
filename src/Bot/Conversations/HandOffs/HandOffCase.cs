using VinhPhong.Knowledge.Entries;

namespace VinhPhong.Bot.Conversations.HandOffs;

/// <summary>
/// One hand-off of one conversation, from the wish for a person to its end. All its states and transitions stand here:
/// <code>
/// (none) --Request--> Waiting --HoldBy--> Held --Requeue--> Waiting
/// (none) --StepIn---> Held    --HoldBy--> Held (another officer)
///                     Waiting --End-----> Ended,   Held --End--> Ended
/// (none), Waiting --HoldElsewhere--> Held (by colleagues outside our desk, until a time) --HoldBy--> Held (an officer here)
/// </code>
/// A conversation has at most one that is not ended; <see cref="Conversation"/> names it and its holder, and is changed in the same
/// transaction, under the same version. So an officer who was too late, and an event that came twice, change nothing.
/// </summary>
internal sealed class HandOffCase
{
    /// <summary>What is said to the resident: letters and digits that cannot be taken for one another.</summary>
    public required string Reference { get; init; }

    public required string ConversationId { get; init; }

    public required string Channel { get; init; }

    public HandOffState State { get; private set; }

    /// <summary>An outside hub has it: our desk leaves it alone, and only the hub, the resident or a change of the settings moves it.</summary>
    public bool AtHub { get; private set; }

    /// <summary>The office whose queue it is in, or whose officer holds it.</summary>
    public required string Office { get; set; }

    /// <summary>Why the assistant gave up, as a word of <see cref="Reasons"/>; <c>stepped-in</c> if an officer came by himself.</summary>
    public required string Reason { get; init; }

    /// <summary>Money or safety at stake: comes first.</summary>
    public bool Urgent { get; set; }

    /// <summary>What the resident asked last, personal numbers masked; empty once forgotten.</summary>
    public string Question { get; private set; } = "";

    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>Since when it is in the queue it is in now.</summary>
    public DateTimeOffset WaitingSince { get; private set; }

    /// <summary>The officer who holds it; null while it waits. Kept when it ends, for the list of what an officer did.</summary>
    public string? OfficerId { get; private set; }

    public string? OfficerName { get; private set; }

    public DateTimeOffset? HeldSince { get; private set; }

    /// <summary>Colleagues answer in the channel's own console, and the assistant is silent until then unless they write again; null if nobody does. Only ever set while it is held.</summary>
    public DateTimeOffset? ElsewhereUntil { get; private set; }

    /// <summary>The first word of an officer to the resident.</summary>
    public DateTimeOffset? FirstReplyAt { get; private set; }

    /// <summary>Since when the resident waits for a word of the officer who holds it; null if the officer spoke last.</summary>
    public DateTimeOffset? UnansweredSince { get; private set; }

    /// <summary>How often an officer who does not answer was reminded, colleagues told, and so on; 0 again after each answer.</summary>
    public int Escalation { get; private set; }

    /// <summary>An officer to whom it is not given by itself again, because he did not answer.</summary>
    public string? PassedOver { get; private set; }

    /// <summary>What the resident was told of the wait; null until told.</summary>
    public WaitTold? Told { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public HandOffEnding? Ending { get; private set; }

    /// <summary>A number the resident left to be called.</summary>
    public string? Phone { get; private set; }

    public CallBack CallBack { get; private set; }

    public DateTimeOffset? CalledAt { get; private set; }

    /// <summary>One tap after the end: true helped, false did not; null if the resident was not asked or did not say.</summary>
    public bool? Satisfied { get; private set; }

    /// <summary>The resident was asked whether it helped; who did not answer counts as such.</summary>
    public bool AskedSatisfied { get; private set; }

    /// <summary>Words officers sort by, with commas between them.</summary>
    public string Tags { get; set; } = "";

    public bool IsOpen => State != HandOffState.Ended;

    /// <summary>Into the queue of an office.</summary>
    public static HandOffCase Request(Conversation conversation, HandOffRequest request, string question, bool atHub, DateTimeOffset now) => new()
    {
        Reference = HandOffReference.New(),
        ConversationId = conversation.Id,
        Channel = conversation.Channel,
        Office = request.Office,
        Reason = request.Reason,
        Urgent = request.Urgent,
        Question = question,
        RequestedAt = now,
        WaitingSince = now,
        State = HandOffState.Waiting,
        AtHub = atHub,
    };

    /// <summary>An officer, or nobody yet another one, holds it from now on; false if that changes nothing.</summary>
    public bool HoldBy(string officerId, string officerName, DateTimeOffset now)
    {
        if (State == HandOffState.Ended || (State == HandOffState.Held && OfficerId == officerId)) return false;
        (State, OfficerId, OfficerName, HeldSince, ElsewhereUntil) = (HandOffState.Held, officerId, officerName, now, null);
        (UnansweredSince, Escalation) = (now, 0);
        return true;
    }

    /// <summary>A colleague wrote to the resident in the channel's own console. False if it is over, or an officer at a desk holds it: it stays theirs. A message that comes late never makes the silence shorter.</summary>
    public bool HoldElsewhere(string by, string name, DateTimeOffset until, DateTimeOffset now)
    {
        if (State == HandOffState.Ended || (State == HandOffState.Held && ElsewhereUntil is null)) return false;
        if (State == HandOffState.Waiting) HeldSince = now;
        (State, OfficerId, OfficerName) = (HandOffState.Held, by, name);
        ElsewhereUntil = ElsewhereUntil > until ? ElsewhereUntil : until;
        return true;
    }

    /// <summary>Back into the queue, of the same or another office; whoever did not answer is passed over next time. False if it is over, or waits there already.</summary>
    public bool Requeue(string office, bool passOver, DateTimeOffset now)
    {
        if (State == HandOffState.Ended || (State == HandOffState.Waiting && Office == office)) return false;
        if (State == HandOffState.Held) PassedOver = passOver ? OfficerId : null;
        (State, Office, WaitingSince, Told) = (HandOffState.Waiting, office, now, null);
        (OfficerId, OfficerName, HeldSince, ElsewhereUntil, UnansweredSince, Escalation) = (null, null, null, null, null, 0);
        return true;
    }

    /// <summary>The hub is no longer asked: our desk has it, where it waits; what colleagues hold elsewhere they keep.</summary>
    public void TakeBack(DateTimeOffset now)
    {
        AtHub = false;
        if (ElsewhereUntil is not null) return;
        Requeue(Office, passOver: false, now);
        WaitingSince = now;
    }

    /// <summary>Over; false if it was.</summary>
    public bool End(HandOffEnding ending, DateTimeOffset now)
    {
        if (State == HandOffState.Ended) return false;
        (State, Ending, EndedAt, ElsewhereUntil, UnansweredSince, Escalation) = (HandOffState.Ended, ending, now, null, null, 0);
        return true;
    }

    /// <summary>The officer said something to the resident.</summary>
    public void OfficerSpoke(DateTimeOffset now)
    {
        FirstReplyAt ??= now;
        (UnansweredSince, Escalation) = (null, 0);
    }

    /// <summary>The resident said something.</summary>
    public void ResidentSpoke(DateTimeOffset now)
    {
        if (State == HandOffState.Held) UnansweredSince ??= now;
    }

    public void Escalate(int step) => Escalation = step;

    public void TellWait(WaitTold told) => Told = told;

    /// <summary>A number to call; the newest counts.</summary>
    public void LeavePhone(string phone) => (Phone, CallBack) = (phone, CallBack.Wanted);

    public void Called(bool reached, DateTimeOffset now) => (CallBack, CalledAt) = (reached ? CallBack.Reached : CallBack.NotReached, now);

    public void AskSatisfied() => AskedSatisfied = true;

    public void Rate(bool satisfied) => Satisfied = satisfied;

    /// <summary>Nothing that says who it was or what was asked stays; the counts do.</summary>
    public void Forget(DateTimeOffset now)
    {
        (Question, Phone, Tags) = ("", null, "");
        if (CallBack is CallBack.Wanted or CallBack.NotReached) CallBack = CallBack.None;
        End(HandOffEnding.Forgotten, now);
    }
}

/// <summary>What a resident who waits was told.</summary>
internal enum WaitTold
{
    /// <summary>The place in the queue, and how long it may take if that is known.</summary>
    Place,

    /// <summary>Nobody is there now: what happens next, and that a telephone number may be left.</summary>
    NobodyThere,
}

/// <summary>Why and where to.</summary>
internal sealed record HandOffRequest(string Office, string Reason, bool Urgent)
{
    /// <summary>The reason of a turn that failed, which no answer has.</summary>
    public const string Failure = "failure";

    /// <summary>The reason of everyone while the assistant is turned off.</summary>
    public const string Off = "off";

    /// <summary>The office wants to see the answer before it is said.</summary>
    public const string Nod = "nod";

    /// <summary>The reason of an officer who came by himself.</summary>
    public const string SteppedIn = "stepped-in";

    /// <summary>The reason of a colleague who answered in the channel's own console, though nobody had asked for an officer.</summary>
    public const string Elsewhere = "elsewhere";
}
