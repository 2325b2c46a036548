using VinhPhong.Bot.Accounts.Audit;
using VinhPhong.Bot.Conversations;
using VinhPhong.Bot.Conversations.HandOffs;

namespace VinhPhong.Bot.Desk;

/// <summary>
/// The door of the desk: everything an officer does to a conversation. Who may do what to which is decided in the store, in the same
/// transaction as the change; a page that is out of date can only be told so.
/// </summary>
internal sealed class DeskQueue(ConversationWriter writer, ConversationChanges changes, HandOffChanges handOffs, DeskReader reader, DeskFiles deskFiles, AuditLog audit)
{
    /// <summary>Characters of a message; more would be cut by channels.</summary>
    public const int LongestMessage = 4000;

    /// <summary>Takes a waiting conversation.</summary>
    public Task<ClaimResult> ClaimAsync(OfficerAtDesk officer, string conversationId, CancellationToken cancellationToken) =>
        writer.WriteAsync(new HoldConversation(conversationId, officer, HoldBy.Claim, office: null) { Act = new(officer, "desk.claim") }, cancellationToken);

    /// <summary>Takes a conversation in which nobody asked for an officer; <paramref name="office"/> is the officer's own.</summary>
    public Task<ClaimResult> StepInAsync(OfficerAtDesk officer, string conversationId, string office, CancellationToken cancellationToken) =>
        writer.WriteAsync(new HoldConversation(conversationId, officer, HoldBy.SteppingIn, office) { Act = new(officer, "desk.step-in") }, cancellationToken);

    /// <summary>Hands a conversation that one holds to a colleague.</summary>
    public Task<ClaimResult> HandToAsync(OfficerAtDesk officer, string conversationId, OfficerAtDesk colleague, CancellationToken cancellationToken) =>
        writer.WriteAsync(new HoldConversation(conversationId, colleague, HoldBy.Assignment, office: null, from: officer.Id) { Act = new(officer, "desk.hand-to", colleague.Name) }, cancellationToken);

    /// <summary>A supervisor gives a conversation to an officer, whoever holds it.</summary>
    public Task<ClaimResult> AssignAsync(OfficerAtDesk supervisor, string conversationId, OfficerAtDesk officer, CancellationToken cancellationToken) =>
        writer.WriteAsync(new HoldConversation(conversationId, officer, HoldBy.Assignment, office: null) { Act = new(supervisor, "desk.assign", officer.Name) }, cancellationToken);

    /// <summary>Passes a conversation that one holds to another office.</summary>
    public Task<DeskResult> PassToOfficeAsync(OfficerAtDesk officer, string conversationId, string office, CancellationToken cancellationToken) =>
        writer.WriteAsync(new QueueConversation(conversationId, officer.Id, office, QueueCause.OtherOffice) { Act = new(officer, "desk.pass", office) }, cancellationToken);

    /// <summary>Says something to the resident.</summary>
    public Task<DeskResult> SayAsync(OfficerAtDesk officer, string conversationId, string text, CancellationToken cancellationToken) =>
        writer.WriteAsync(new OfficerSays(conversationId, officer, text, [], []) { Act = new(officer, "desk.say") }, cancellationToken);

    /// <summary>Sends files to the resident, with or without words; <paramref name="visited"/> is the address of the desk.</summary>
    public async Task<DeskResult> SendAsync(OfficerAtDesk officer, string conversationId, string text, IReadOnlyList<OfficerFile> files, Uri visited, CancellationToken cancellationToken)
    {
        var kept = await deskFiles.KeepAsync(conversationId, files, cancellationToken);
        var said = new OfficerSays(conversationId, officer, text, [.. kept.Select(file => deskFiles.AttachmentOf(file, visited))], kept) { Act = new(officer, "desk.say", string.Join(", ", kept.Select(file => file.Id))) };
        var result = await writer.WriteAsync(said, cancellationToken);
        if (result != DeskResult.Done) deskFiles.Drop(kept);
        return result;
    }

    /// <summary>Ends a hand-off that one holds; the assistant answers the very next message.</summary>
    public Task<DeskResult> EndAsync(OfficerAtDesk officer, string conversationId, HandOffEnding ending, CancellationToken cancellationToken) =>
        writer.WriteAsync(new EndHandOff(conversationId, officer.Id, ending) { Act = new(officer, "desk.end", ending.ToString()) }, cancellationToken);

    /// <summary>Tags, urgency.</summary>
    public Task<DeskResult> MarkAsync(OfficerAtDesk officer, string conversationId, string reference, Action<HandOffCase> mark, CancellationToken cancellationToken) =>
        writer.WriteAsync(new MarkHandOff(conversationId, reference, (handOff, _) => mark(handOff), new DeskAct(officer, "desk.mark")), cancellationToken);

    /// <summary>A call to the resident was tried.</summary>
    public Task<DeskResult> CalledAsync(OfficerAtDesk officer, string conversationId, string reference, bool reached, CancellationToken cancellationToken) =>
        writer.WriteAsync(new MarkHandOff(conversationId, reference, (handOff, now) => handOff.Called(reached, now), new DeskAct(officer, "desk.call", reached ? "reached" : "not-reached")), cancellationToken);

    /// <summary>A word between officers.</summary>
    public async Task NoteAsync(OfficerAtDesk officer, string conversationId, string text, CancellationToken cancellationToken)
    {
        await reader.AddNoteAsync(officer, conversationId, text, cancellationToken);
        await audit.WriteAsync(new DeskAct(officer, "desk.note").Actor, "desk.note", conversationId, "", cancellationToken);
        handOffs.Announce([conversationId]);
    }

    /// <summary>A number that was covered is looked at.</summary>
    public Task UncoverAsync(OfficerAtDesk officer, string conversationId, string what, CancellationToken cancellationToken) => audit.WriteAsync(new DeskAct(officer, "desk.uncover").Actor, "desk.uncover", conversationId, what, cancellationToken);

    /// <summary>The resident sees that the officer is writing; kept nowhere.</summary>
    public void Typing(OfficerAtDesk officer, string conversationId) => changes.AnnounceTyping(conversationId, officer.Account);
}
