export default function Page() { return <h1>LiveDash</h1>; }
