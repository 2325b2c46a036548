using Microsoft.EntityFrameworkCore;

namespace VinhPhong.Bot.Conversations.Outbox;

/// <summary>Where a row of the outbox stands. What was delivered is deleted.</summary>
internal enum OutgoingState
{
    /// <summary>To be delivered, perhaps again.</summary>
    Waiting,

    /// <summary>The receiver refused it, or could not be reached for too long; it is kept for a while so that somebody sees it.</summary>
    GivenUp,

    /// <summary>Somebody else has answered before it was sent; it is kept as long, and asks nobody to do anything.</summary>
    Cancelled,
}

/// <summary>
/// Something to be told to a system outside, stored in the transaction that it tells of. It names the activity instead of repeating it,
/// so that who is forgotten is forgotten here too. Rows of one conversation are delivered in their order, one after the other.
/// </summary>
internal sealed class Outgoing
{
    public required string ConversationId { get; init; }

    /// <summary>The conversation's version when it was added: later ones have greater numbers, on whichever instance.</summary>
    public required long Order { get; init; }

    /// <summary>Who delivers it.</summary>
    public required string Receiver { get; init; }

    /// <summary>What is told, in a word of the receiver's.</summary>
    public required string Kind { get; init; }

    /// <summary>The hand-off that it is about, or null.</summary>
    public string? Reference { get; init; }

    /// <summary>The activity that it is about, or up to which the conversation is told.</summary>
    public required long Sequence { get; init; }

    public required DateTimeOffset At { get; init; }

    public OutgoingState State { get; init; }

    /// <summary>Deliveries that were begun.</summary>
    public int Attempts { get; init; }

    /// <summary>Of what is brought in several parts, those that the receiver has.</summary>
    public int PartsDone { get; init; }

    /// <summary>Not before this.</summary>
    public required DateTimeOffset NextAt { get; init; }

    /// <summary>An instance is delivering it until then; if it dies, another one takes over after that.</summary>
    public DateTimeOffset? LeasedUntil { get; init; }

    /// <summary>Whose lease it is: who comes too late with a result of an older one changes nothing.</summary>
    public string? Lease { get; init; }

    /// <summary>What was wrong last: a status or the name of a failure, never a body.</summary>
    public string? Problem { get; init; }

    public static void Map(ModelBuilder model)
    {
        var outgoing = model.Entity<Outgoing>();
        outgoing.ToTable("Outbox");
        outgoing.HasKey(row => new { row.ConversationId, row.Order });
        outgoing.Property(row => row.ConversationId).HasMaxLength(64);
        outgoing.Property(row => row.Receiver).HasMaxLength(32);
        outgoing.Property(row => row.Kind).HasMaxLength(32);
        outgoing.Property(row => row.Reference).HasMaxLength(16);
        outgoing.Property(row => row.State).HasConversion<string>().HasMaxLength(16);
        outgoing.Property(row => row.Lease).HasMaxLength(32);
        outgoing.Property(row => row.Problem).HasMaxLength(200);
        outgoing.HasIndex(row => new { row.Receiver, row.State, row.NextAt });
        outgoing.HasOne<Conversation>().WithMany().HasForeignKey(row => row.ConversationId);
    }
}
