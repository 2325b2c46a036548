using Microsoft.EntityFrameworkCore;

namespace VinhPhong.Bot.Conversations.Linking;

/// <summary>A code that a resident was shown.</summary>
internal sealed class LinkOffer
{
    public required string Code { get; init; }

    /// <summary>Where it was shown.</summary>
    public required string ConversationId { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The conversation that sent it back; for another one it is used up.</summary>
    public string? TakenUpBy { get; init; }

    public static void Map(ModelBuilder model)
    {
        var offer = model.Entity<LinkOffer>();
        offer.ToTable("LinkOffers");
        offer.HasKey(row => row.Code);
        offer.Property(row => row.Code).HasMaxLength(16);
        offer.Property(row => row.TakenUpBy).HasMaxLength(64);
        offer.HasOne<Conversation>().WithMany().HasForeignKey(row => row.ConversationId);
    }
}

/// <summary>A conversation of a person who has shown that others are theirs too.</summary>
internal sealed class LinkedConversation
{
    public required string ConversationId { get; init; }

    /// <summary>The same for all conversations of the person; says nothing of who it is.</summary>
    public required string PersonId { get; init; }

    public static void Map(ModelBuilder model)
    {
        var linked = model.Entity<LinkedConversation>();
        linked.ToTable("LinkedConversations");
        linked.HasKey(row => row.ConversationId);
        linked.Property(row => row.PersonId).HasMaxLength(32);
        linked.HasIndex(row => row.PersonId);
        linked.HasOne<Conversation>().WithMany().HasForeignKey(row => row.ConversationId);
    }
}
