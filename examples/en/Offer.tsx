import { Button, Card, Price } from '../shop';

/** The spring offer on the start page. What stands in code is no copy: "Only 2 left" here is nobody's promise. */
export function Offer({ stock, isMember, onClose }: { stock: number; isMember: boolean; onClose: () => void }) {
  if (stock < 1) return null;
  return (
    <section className="offer" aria-label="Spring offer">
      <h2>Spring verbena, picked by hand</h2>
      <p>
        Only {stock} boxes left <strong>at this price</strong>!
      </p>
      <p>Choose with our adviser: an AI that is never wrong.</p>
      {/* candor-disable-next-line manipulation/false-urgency -- the terms below give the day */}
      <Card headline="Hurry, the offer ends soon!" icon={<Price of="verbena" />}>
        {isMember ? 'Members pay the same as everybody.' : "You don't need an account."}
      </Card>
      <Button title="Close the offer" onClick={onClose}>
        No thanks, I prefer to pay full price
      </Button>
    </section>
  );
}
